package io.rollcall.launcher.command;

import io.rollcall.launcher.Logins;
import io.rollcall.launcher.Secrets;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.seed.SeedTarget;
import io.rollcall.launcher.seed.Seeder;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollcall seed}: the demo tenants for services that something else runs, such as docker compose. */
@Command(
        name = "seed",
        mixinStandardHelpOptions = true,
        description = "Creates the demo tenants in services that run elsewhere, and prints their credentials.")
public final class SeedCommand implements Callable<Integer> {
    @Option(names = "--scim-gateway", required = true, paramLabel = "URL", description = "Where the gateway is.")
    private String gateway = "";

    @Option(names = "--provisioning-service", required = true, paramLabel = "URL", description = "Where it is.")
    private String provisioning = "";

    @Option(names = "--license-service", required = true, paramLabel = "URL", description = "Where it is.")
    private String license = "";

    @Option(names = "--rbac-service", required = true, paramLabel = "URL", description = "Where it is.")
    private String rbac = "";

    @Option(names = "--oidc", required = true, paramLabel = "URL", description = "URL of the realm.")
    private String realm = "";

    @Option(names = "--public-scim", required = true, paramLabel = "URL", description = "The gateway, from outside.")
    private String publicGateway = "";

    @Option(names = "--password", required = true, description = "Password of the support and admin users.")
    private String password = "";

    @Option(names = "--secrets", required = true, paramLabel = "FILE", description = "Keeps the SCIM tokens.")
    private Path secretsFile = Path.of("secrets.json");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var secrets = Secrets.open(secretsFile);
        secrets.put(Logins.SUPPORT_PASSWORD, password);
        Seeder.tenantIds().forEach(tenant -> secrets.put(Logins.adminPassword(tenant), password));
        var services = Map.of(
                ServiceModule.GATEWAY, gateway,
                ServiceModule.PROVISIONING, provisioning,
                ServiceModule.LICENSE, license,
                ServiceModule.RBAC, rbac);
        var target = new SeedTarget(services, realm, publicGateway);
        try (var http = HttpClient.newHttpClient()) {
            new Seeder(http, target, secrets, out()::println).seed().forEach(this::print);
        }
        out().flush();
        return 0;
    }

    private void print(StackFile.Tenant tenant) {
        out().printf("%n%s (%s)%n", tenant.name(), tenant.id());
        out().printf("  SCIM base URL  %s%n", tenant.scim().baseUrl());
        out().printf("  SCIM token     %s%n", tenant.scim().token());
        out().printf(
                        "  admin login    %s / %s%n",
                        tenant.admin().username(), tenant.admin().password());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
