package io.rollcall.launcher;

/** The four services: the Maven module that builds each, and the word that names its database. */
public enum ServiceModule {
    GATEWAY("scim-gateway", "gateway"),
    PROVISIONING("provisioning-service", "provisioning"),
    LICENSE("license-service", "license"),
    RBAC("rbac-service", "rbac");

    private final String module;
    private final String database;

    ServiceModule(String module, String database) {
        this.module = module;
        this.database = database;
    }

    /** Directory and artifact name, also the name of the process. */
    public String module() {
        return module;
    }

    /** What {@code {{service}}} stands for in roles.sql. */
    public String database() {
        return database;
    }
}
