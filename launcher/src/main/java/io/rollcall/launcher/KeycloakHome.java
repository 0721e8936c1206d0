package io.rollcall.launcher;

import io.rollcall.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The home of one stack's Keycloak: links into the shared installation, and its own data and realm. The realm is imported when
 * the database is new; a change of the realm file or of the ports makes it new.
 */
final class KeycloakHome {
    private static final List<String> SHARED = List.of("lib", "providers", "themes", "conf");

    private final Path directory;
    private final Path realmTemplate;
    private final Ports ports;
    private final Secrets secrets;

    KeycloakHome(Path directory, Path realmTemplate, Ports ports, Secrets secrets) {
        this.directory = directory;
        this.realmTemplate = realmTemplate;
        this.ports = ports;
        this.secrets = secrets;
    }

    Path prepare(Path installation) throws IOException {
        Files.createDirectories(directory);
        for (var name : SHARED) {
            var link = directory.resolve(name);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, installation.resolve(name));
        }
        writeRealm(realm());
        return directory;
    }

    private void writeRealm(String realm) throws IOException {
        var file = directory.resolve("data").resolve("import").resolve("rollcall-realm.json");
        if (Files.exists(file) && Files.readString(file).equals(realm)) {
            return;
        }
        Directories.delete(directory.resolve("data"));
        PrivateFile.write(file, realm);
    }

    private String realm() throws IOException {
        return Files.readString(realmTemplate)
                .replace("{{console.url}}", "http://localhost:" + ports.console())
                .replace("{{service.secret}}", secrets.get(Logins.SERVICE_SECRET))
                .replace("{{support.password}}", secrets.get(Logins.SUPPORT_PASSWORD))
                .replace("{{acme.password}}", secrets.get(Logins.adminPassword("acme")))
                .replace("{{acme.it.password}}", secrets.get(Logins.IT_ADMIN_PASSWORD))
                .replace("{{globex.password}}", secrets.get(Logins.adminPassword("globex")))
                .replace("{{initech.password}}", secrets.get(Logins.adminPassword("initech")));
    }
}
