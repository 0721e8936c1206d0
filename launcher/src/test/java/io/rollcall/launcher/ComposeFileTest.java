package io.rollcall.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml is started by people alone: it must not fall behind what {@code rollcall up} starts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposeFileTest {
    private static final Path HOME = Path.of("..");
    private static final int PORT_BASE = 7400;

    /** Where the processes of one machine are told apart, or the development of receivers and catalogues is made easy. */
    private static final Set<String> OF_ONE_MACHINE = Set.of(
            "ROLLCALL_HTTP_PORT",
            "QUARKUS_HTTP_HOST",
            "ROLLCALL_OUTBOX_POLL_IDLE",
            "ROLLCALL_DATABASE_PORT",
            "ROLLCALL_DATABASE_NAME",
            "ROLLCALL_DATABASE_OWNER_USERNAME",
            "ROLLCALL_DATABASE_APP_USERNAME",
            "ROLLCALL_DATABASE_RELAY_USERNAME",
            "ROLLCALL_WEBHOOKS_ALLOW_HTTP",
            "ROLLCALL_WEBHOOKS_PRIVATE_HOSTS",
            "ROLLCALL_CATALOGUE_FILE",
            "ROLLCALL_DATA_CAPTURE_FILE");

    private JsonNode services = new ObjectMapper().nullNode();
    private JsonNode volumes = services;

    @BeforeAll
    void read() throws IOException {
        // Unlike Jackson it follows the merge keys.
        var file = new ObjectMapper()
                .<JsonNode>valueToTree(new Yaml().load(Files.readString(HOME.resolve("docker-compose.yml"))));
        services = file.required("services");
        volumes = file.required("volumes");
    }

    @ParameterizedTest
    @EnumSource
    void servicesGetTheSettingsOfTheLocalStack(ServiceModule service, @TempDir Path data) {
        var wanted = new HashSet<>(localSettings(service, data));
        wanted.removeAll(OF_ONE_MACHINE);
        if (service != ServiceModule.GATEWAY) {
            // Read by the gateway alone.
            wanted.remove("ROLLCALL_PUBLIC_URL");
        }

        var given = settings(service);

        assertThat(given).containsAll(wanted);
    }

    @ParameterizedTest
    @EnumSource
    void settingsAreOnesThatServicesKnow(ServiceModule service) throws IOException {
        var known = new HashSet<String>();
        for (var module : List.of("service-kit", service.module())) {
            known.addAll(propertiesNamedIn(HOME.resolve(module).resolve("src/main")));
        }

        var given = settings(service);

        assertThat(given).isSubsetOf(known);
    }

    @ParameterizedTest
    @EnumSource
    void servicesAreBuiltAndPublishedAtTheirPorts(ServiceModule service) throws IOException {
        var definition = services.required(service.module());

        var containerFile =
                Files.readString(HOME.resolve(definition.at("/build/dockerfile").asText()));

        assertThat(containerFile).contains("/src/" + service.module() + "/target/quarkus-app ");
        assertThat(texts(definition.required("ports")))
                .containsExactly("127.0.0.1:" + new Ports(PORT_BASE).of(service) + ":8080");
    }

    /** The passwords are known to everybody. */
    @Test
    void nothingIsPublishedBeyondTheMachine() {
        var published = of("ports");

        assertThat(published).hasSize(6).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void mountedFilesAreThere() {
        var mounted = of("volumes").stream().map(volume -> volume.split(":")[0]).toList();

        assertThat(mounted)
                .hasSizeGreaterThan(5)
                .allSatisfy(source -> assertThat(
                                source.startsWith("./") ? Files.exists(HOME.resolve(source)) : volumes.has(source))
                        .as(source)
                        .isTrue());
    }

    @Test
    void theSeedUnderstandsItsOptions() {
        var command = texts(services.at("/seed/command")).toArray(String[]::new);

        assertThatCode(() -> Rollcall.commandLine().parseArgs(command)).doesNotThrowAnyException();
    }

    @Test
    void keycloakIsTheOneOfTheLocalStack() {
        assertThat(services.at("/keycloak/image").asText())
                .endsWith(":" + Versions.load().keycloak());
    }

    private static Set<String> localSettings(ServiceModule service, Path data) {
        var options = StackOptions.complete(HOME, data, PORT_BASE);
        var secrets = Secrets.open(data.resolve("secrets.json"));
        try (var http = HttpClient.newHttpClient()) {
            return new StackComponents(options, secrets, http)
                    .environment(service, options.ports().of(service))
                    .keySet();
        }
    }

    private Set<String> settings(ServiceModule service) {
        var names = new HashSet<String>();
        services.required(service.module()).required("environment").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> propertiesNamedIn(Path sources) throws IOException {
        var property = Pattern.compile("\\brollcall(\\.[a-z0-9-]+)+");
        var names = new HashSet<String>();
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(path -> path.toString().matches(".*\\.(java|properties)"))
                    .toList()) {
                property.matcher(Files.readString(file)).results().forEach(found -> names.add(variable(found.group())));
            }
        }
        return names;
    }

    private static String variable(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    /** What all services list under that name. */
    private List<String> of(String name) {
        return StreamSupport.stream(services.spliterator(), false)
                .flatMap(service -> texts(service.path(name)).stream())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
