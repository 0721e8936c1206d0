package io.rollcall.launcher;

/** Names of the users and clients in the realm, and of their secrets. */
public final class Logins {
    public static final String SUPPORT = "support";
    public static final String SUPPORT_PASSWORD = "support.password";
    public static final String SERVICE_CLIENT = "rollcall-service";
    public static final String SERVICE_SECRET = "service.secret";
    public static final String CLI_CLIENT = "rollcall-cli";
    public static final String IT_ADMIN_PASSWORD = "acme.it.password";
    public static final String WEBHOOK_KEY = "webhook.key";

    private Logins() {}

    public static String admin(String tenant) {
        return "admin@" + tenant + ".example";
    }

    public static String adminPassword(String tenant) {
        return tenant + ".password";
    }

    public static String databasePassword(ServiceModule service) {
        return "database." + service.database();
    }

    /** Where the SCIM token of a tenant's demo directory is kept: the service shows it only once. */
    public static String scimToken(String tenant) {
        return "scim.token." + tenant;
    }
}
