package io.rollcall.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {

    @TempDir
    private Path folder;

    @Test
    void theInnermostCauseIsWhatIsTold() throws IOException {
        Path log = log("""
                12:00:00.000 INFO  [io.quarkus] starting
                12:00:01.000 ERROR [io.quarkus] Failed to start application: java.lang.RuntimeException: Failed to start
                \tat io.quarkus.runner.ApplicationImpl.doStart(Unknown Source)
                Caused by: org.flywaydb.core.api.exception.FlywayValidateException: Validate failed: Migrations have failed
                \tat org.flywaydb.core.Flyway.migrate(Flyway.java:1)
                Caused by: java.lang.IllegalStateException: checksum mismatch of version 1
                \tat x.Y.z(Y.java:2)
                """);

        assertThat(LastWords.of(log)).contains("checksum mismatch of version 1");
    }

    @Test
    void aFailureWithoutCauseIsToldWithItsKind() throws IOException {
        Path log = log("""
                12:00:01.000 ERROR [io.quarkus] Failed: java.net.BindException: Address already in use
                \tat x.Y.z(Y.java:2)
                """);

        assertThat(LastWords.of(log)).contains("java.net.BindException: Address already in use");
    }

    @Test
    void aLogWithoutFailureTellsNothing() throws IOException {
        Path log = log("12:00:00.000 INFO  [io.quarkus] all is well\n");

        assertThat(LastWords.of(log)).isEmpty();
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("service.log"), text);
    }
}
