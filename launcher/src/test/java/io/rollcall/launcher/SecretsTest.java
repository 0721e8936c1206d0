package io.rollcall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path directory;

    @Test
    void aSecretStaysTheSameAfterARestart() {
        var first = Secrets.open(directory.resolve("secrets.json")).get("support.password");

        var again = Secrets.open(directory.resolve("secrets.json")).get("support.password");

        assertThat(again).isEqualTo(first).hasSize(20);
    }

    @Test
    void aKeyStaysTheSameAfterARestart() {
        var first = Secrets.open(directory.resolve("secrets.json")).key("webhook.key");

        var again = Secrets.open(directory.resolve("secrets.json")).key("webhook.key");

        assertThat(again)
                .isEqualTo(first)
                .satisfies(key -> assertThat(Base64.getDecoder().decode(key)).hasSize(32));
    }

    @Test
    void differentNamesHaveDifferentSecrets() {
        var secrets = Secrets.open(directory.resolve("secrets.json"));

        var other = secrets.get("b");

        assertThat(other).isNotEqualTo(secrets.get("a"));
    }

    @Test
    void onlyTheOwnerCanReadTheFile() throws Exception {
        var file = directory.resolve("secrets.json");

        Secrets.open(file).put("scim.token.acme", "t");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
