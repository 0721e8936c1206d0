package io.rollcall.launcher;

import io.rollcall.launcher.process.ChildProcess;
import io.rollcall.launcher.process.Component;
import io.rollcall.launcher.process.PostgresServer;
import io.rollcall.launcher.process.ProcessSpec;
import io.rollcall.launcher.process.ReadinessProbe;
import io.rollcall.launcher.process.Yielding;
import io.rollcall.testing.EmbeddedKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Knows how each process of the stack is started. */
final class StackComponents {
    private static final List<String> SMALL_JVM =
            List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto");

    private static final int FOLLOWERS_NICENESS = 10;

    private final StackOptions options;
    private final StackPaths paths;
    private final Ports ports;
    private final Secrets secrets;
    private final HttpClient http;

    StackComponents(StackOptions options, Secrets secrets, HttpClient http) {
        this.options = options;
        this.paths = options.paths();
        this.ports = options.ports();
        this.secrets = secrets;
        this.http = http;
    }

    Component postgres() {
        var passwords = Arrays.stream(ServiceModule.values())
                .collect(Collectors.toMap(
                        ServiceModule::database, service -> secrets.get(Logins.databasePassword(service))));
        return new PostgresServer(paths.postgres(), ports.postgres(), passwords, paths.log("postgres"));
    }

    Component kafka() {
        var command = new ArrayList<>(java("-Xms48m", "-Xmx192m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.config.file=" + QuietLogging.write(paths.run()),
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedKafka.class.getName(),
                paths.kafka().toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController())));
        return child("kafka", "localhost:" + ports.kafka(), command, Map.of(), ReadinessProbe.kafka(ports.kafka()));
    }

    Component keycloak(Path keycloakHome) {
        var url = "http://localhost:" + ports.keycloak();
        var command = new ArrayList<>(java("-Xms48m", "-Xmx192m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(
                "-Dkc.home.dir=" + keycloakHome,
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=en",
                "-cp",
                keycloakHome.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.keycloak(),
                "--hostname=" + url,
                "--http-pool-max-threads=8",
                "--db-pool-max-size=8"));
        var ready = URI.create(url + "/realms/rollcall/.well-known/openid-configuration");
        return child("keycloak", url, command, Map.of(), ReadinessProbe.http(http, ready));
    }

    Component service(ServiceModule service) {
        return service(service, service.module(), ports.of(service));
    }

    /** One more process of a service, beside the one that has the service's own port. */
    Component furtherInstance(ServiceModule service, int port) {
        return service(service, service.module() + "-" + port, port);
    }

    private Component service(ServiceModule service, String name, int port) {
        var url = "http://localhost:" + port;
        // A young generation that grows from a few megabytes collects dozens of times a second while people are
        // imported.
        var command = new ArrayList<>(java("-Xms96m", "-Xmn64m", "-Xmx320m"));
        if (worksInBatches(service)) {
            // What the optimising compiler would save it costs several times over.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                paths.apps()
                        .resolve(service.module())
                        .resolve("quarkus-run.jar")
                        .toString()));
        return child(
                name,
                url,
                yields(service) ? Yielding.command(FOLLOWERS_NICENESS, command) : command,
                environment(service, port),
                ReadinessProbe.http(http, URI.create(url + "/q/health/ready")));
    }

    /** Identity providers and the vendor's services ask the others, and each question is one request. */
    private static boolean worksInBatches(ServiceModule service) {
        return switch (service) {
            case GATEWAY, RBAC -> false;
            case PROVISIONING, LICENSE -> true;
        };
    }

    /** Identity providers wait for the gateway, and a check must know of a leaver at once, also during an import. */
    private static boolean yields(ServiceModule service) {
        return switch (service) {
            case GATEWAY, RBAC -> false;
            case PROVISIONING, LICENSE -> true;
        };
    }

    Map<String, String> environment(ServiceModule service, int port) {
        var environment = new HashMap<String, String>();
        environment.put("ROLLCALL_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("ROLLCALL_PUBLIC_URL", "http://localhost:" + port);
        environment.put("ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.kafka());
        // Each service has one instance here, which is told of its own writes: looking for those of others can be rare.
        environment.put("ROLLCALL_OUTBOX_POLL_IDLE", "1S");
        environment.put("ROLLCALL_OIDC_ISSUER", issuer());
        environment.put("ROLLCALL_DATABASE_HOST", "localhost");
        // A receiver on the developer's own machine.
        environment.put("ROLLCALL_WEBHOOKS_ALLOW_HTTP", "true");
        environment.put("ROLLCALL_WEBHOOKS_PRIVATE_HOSTS", "localhost");
        environment.put("ROLLCALL_DATABASE_PORT", Integer.toString(ports.postgres()));
        environment.put("ROLLCALL_DATABASE_NAME", "rollcall_" + service.database());
        for (var role : List.of("owner", "app", "relay")) {
            var prefix = "ROLLCALL_DATABASE_" + role.toUpperCase(java.util.Locale.ROOT);
            environment.put(prefix + "_USERNAME", "rollcall_" + service.database() + "_" + role);
            environment.put(prefix + "_PASSWORD", secrets.get(Logins.databasePassword(service)));
        }
        if (service == ServiceModule.PROVISIONING) {
            environment.put("ROLLCALL_MEMBERS_COLUMNS", "deiPermission:boolean:false");
            environment.put("ROLLCALL_GATEWAY_URL", address(ServiceModule.GATEWAY));
            environment.put("ROLLCALL_LICENSE_URL", address(ServiceModule.LICENSE));
            environment.put("ROLLCALL_RBAC_URL", address(ServiceModule.RBAC));
            environment.put("ROLLCALL_OIDC_CLIENT_ID", Logins.SERVICE_CLIENT);
            environment.put("ROLLCALL_OIDC_CLIENT_SECRET", secrets.get(Logins.SERVICE_SECRET));
            environment.put("ROLLCALL_WEBHOOKS_ENCRYPTION_KEYS", secrets.key(Logins.WEBHOOK_KEY));
            putFile(environment, "ROLLCALL_DATA_CAPTURE_FILE", "data-capture.yaml");
        }
        if (service == ServiceModule.RBAC) {
            putFile(environment, "ROLLCALL_CATALOGUE_FILE", "catalogue.yaml");
        }
        return environment;
    }

    /** The vendor's own file, so that it can be changed and tried without a build. */
    private void putFile(Map<String, String> environment, String name, String file) {
        var path = options.home().resolve("deploy").resolve(file);
        if (Files.exists(path)) {
            environment.put(name, path.toString());
        }
    }

    private String address(ServiceModule service) {
        return "http://localhost:" + ports.of(service);
    }

    String issuer() {
        return "http://localhost:" + ports.keycloak() + "/realms/rollcall";
    }

    private static List<String> java(String... flags) {
        var command = new ArrayList<String>();
        command.add(Commands.java());
        command.addAll(SMALL_JVM);
        command.addAll(List.of(flags));
        return command;
    }

    private Component child(
            String name, String address, List<String> command, Map<String, String> environment, ReadinessProbe probe) {
        var spec = new ProcessSpec(name, address, command, environment, paths.data(), paths.log(name));
        return new ChildProcess(spec, probe, paths.pidFile(name));
    }
}
