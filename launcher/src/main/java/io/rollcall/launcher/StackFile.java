package io.rollcall.launcher;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code stack.json}: where everything of a running stack is, and how to log in. Written when the stack is ready, read by the
 * other commands, by tests and by load drivers. Holds credentials, hence mode 600.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackFile(
        String dataDirectory,
        int portBase,
        Map<String, Service> services,
        Broker kafka,
        Database postgres,
        Oidc oidc,
        Login support,
        Client service,
        List<Tenant> tenants) {
    private static final JsonMapper JSON = new JsonMapper();

    public StackFile {
        services = Map.copyOf(services);
        tenants = List.copyOf(tenants);
    }

    public record Service(String url, long pid) {}

    public record Broker(String bootstrapServers, long pid) {}

    public record Database(String host, int port, long pid) {}

    public record Oidc(String issuer, String tokenEndpoint, long pid) {}

    public record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    public record Client(String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Client[" + clientId + "]";
        }
    }

    public record Scim(@JsonProperty("baseUrl") String baseUrl, String token) {
        @Override
        public String toString() {
            return "Scim[" + baseUrl + "]";
        }
    }

    public record Tenant(String id, String name, String directoryId, Scim scim, Login admin) {}

    public void write(Path file) {
        try {
            PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file; empty when no stack has written one. */
    public static Optional<StackFile> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), StackFile.class));
        } catch (IOException e) {
            throw new LauncherException(
                    "The file " + file + " is damaged; start the stack again with ./rollcall up.", e);
        }
    }

    /** The stack described there, or the advice to start one. */
    public static StackFile require(Path file) {
        return read(file)
                .orElseThrow(() -> new LauncherException("No stack is running; start one with ./rollcall up."));
    }

    /** The tenant of that id. */
    public Optional<Tenant> tenant(String id) {
        return tenants.stream().filter(tenant -> tenant.id().equals(id)).findFirst();
    }
}
