package io.rollcall.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFingerprintTest {
    @TempDir
    private Path home;

    private String before = "";

    @BeforeEach
    void writeSources() throws Exception {
        Files.createDirectories(home.resolve("src/a"));
        Files.writeString(home.resolve("src/a/One.java"), "one");
        Files.writeString(home.resolve("pom.xml"), "pom");
        before = fingerprint();
    }

    @Test
    void touchingAFileChangesNothing() throws Exception {
        Files.writeString(home.resolve("src/a/One.java"), "one");

        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void anotherContentChangesIt() throws Exception {
        Files.writeString(home.resolve("src/a/One.java"), "two");

        assertThat(fingerprint()).isNotEqualTo(before);
    }

    @Test
    void anotherNameChangesIt() throws Exception {
        Files.move(home.resolve("src/a/One.java"), home.resolve("src/a/Two.java"));

        assertThat(fingerprint()).isNotEqualTo(before);
    }

    @Test
    void aNewFileChangesIt() throws Exception {
        Files.writeString(home.resolve("src/Empty.java"), "");

        assertThat(fingerprint()).isNotEqualTo(before);
    }

    private String fingerprint() {
        return SourceFingerprint.of(home, List.of("pom.xml", "src", "absent"));
    }
}
