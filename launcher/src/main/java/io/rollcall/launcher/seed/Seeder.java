package io.rollcall.launcher.seed;

import io.rollcall.launcher.Logins;
import io.rollcall.launcher.Progress;
import io.rollcall.launcher.Secrets;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.TokenClient;
import java.net.http.HttpClient;
import java.util.List;

/**
 * Creates the demo tenants of {@code demo.yaml} through the public admin APIs, as an operator would. Repeatable: what exists is
 * left as it is, so that changes made by hand survive a restart.
 */
public final class Seeder {
    private final HttpClient http;
    private final SeedTarget target;
    private final Secrets secrets;
    private final Progress progress;

    public Seeder(HttpClient http, SeedTarget target, Secrets secrets, Progress progress) {
        this.http = http;
        this.target = target;
        this.secrets = secrets;
        this.progress = progress;
    }

    /** Ids of the demo tenants. */
    public static List<String> tenantIds() {
        return DemoData.load().tenants().stream().map(DemoData.Tenant::id).toList();
    }

    /** Returns the tenants with their credentials. */
    public List<StackFile.Tenant> seed() {
        var data = DemoData.load();
        var api = adminApi();
        var tenants = data.tenants().stream().map(tenant -> seed(api, tenant)).toList();
        progress.say("Demo tenants are in place: "
                + String.join(", ", tenants.stream().map(StackFile.Tenant::id).toList()));
        return tenants;
    }

    private AdminApi adminApi() {
        var tokens = new TokenClient(http, target.realm() + "/protocol/openid-connect/token");
        var support = new StackFile.Login(Logins.SUPPORT, secrets.get(Logins.SUPPORT_PASSWORD));
        return new AdminApi(http, () -> tokens.forUser(support));
    }

    private StackFile.Tenant seed(AdminApi api, DemoData.Tenant tenant) {
        var requests = new TenantRequests(api, target::url, tenant.id());
        requests.putTenant(tenant.name());
        tenant.roles().forEach(requests::createRole);
        tenant.seatPools().forEach(requests::createSeatPool);
        requests.putAssignments(tenant.assignments());
        var directory = requests.createDirectory(tenant.directory());
        var scim = "/scim/v2/" + directory;
        var admin = new StackFile.Login(Logins.admin(tenant.id()), secrets.get(Logins.adminPassword(tenant.id())));
        return new StackFile.Tenant(
                tenant.id(),
                tenant.name(),
                directory,
                new StackFile.Scim(
                        target.publicGateway() + scim,
                        scimToken(requests, tenant.id(), directory, target.url(ServiceModule.GATEWAY) + scim)),
                admin);
    }

    private String scimToken(TenantRequests requests, String tenant, String directory, String baseUrl) {
        var name = Logins.scimToken(tenant);
        if (!secrets.has(name) || !requests.accepts(baseUrl, secrets.get(name))) {
            secrets.put(name, requests.replaceToken(directory));
        }
        return secrets.get(name);
    }
}
