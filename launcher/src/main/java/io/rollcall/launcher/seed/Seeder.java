package io.rollcall.launcher.seed;

import io.rollcall.launcher.Logins;
import io.rollcall.launcher.Ports;
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
    private final Ports ports;
    private final Secrets secrets;
    private final Progress progress;

    public Seeder(HttpClient http, Ports ports, Secrets secrets, Progress progress) {
        this.http = http;
        this.ports = ports;
        this.secrets = secrets;
        this.progress = progress;
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
        var tokens = new TokenClient(
                http, "http://localhost:" + ports.keycloak() + "/realms/rollcall/protocol/openid-connect/token");
        var support = new StackFile.Login(Logins.SUPPORT, secrets.get(Logins.SUPPORT_PASSWORD));
        return new AdminApi(http, () -> tokens.forUser(support));
    }

    private StackFile.Tenant seed(AdminApi api, DemoData.Tenant tenant) {
        var requests = new TenantRequests(api, this::url, tenant.id());
        requests.putTenant(tenant.name());
        tenant.roles().forEach(requests::createRole);
        tenant.seatPools().forEach(requests::createSeatPool);
        requests.putAssignments(tenant.assignments());
        var directory = requests.createDirectory(tenant.directory());
        var baseUrl = url(ServiceModule.GATEWAY) + "/scim/v2/" + directory;
        var admin = new StackFile.Login(Logins.admin(tenant.id()), secrets.get(Logins.adminPassword(tenant.id())));
        return new StackFile.Tenant(
                tenant.id(),
                tenant.name(),
                directory,
                new StackFile.Scim(baseUrl, scimToken(requests, tenant.id(), directory, baseUrl)),
                admin);
    }

    private String scimToken(TenantRequests requests, String tenant, String directory, String baseUrl) {
        var name = Logins.scimToken(tenant);
        if (!secrets.has(name) || !requests.accepts(baseUrl, secrets.get(name))) {
            secrets.put(name, requests.replaceToken(directory));
        }
        return secrets.get(name);
    }

    private String url(ServiceModule service) {
        return "http://localhost:" + ports.of(service);
    }
}
