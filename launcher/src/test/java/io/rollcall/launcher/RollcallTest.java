package io.rollcall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.testing.FreePort;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollcallTest {
    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpListsTheCommands() {
        var exitCode = run("--help");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("up", "down", "status", "test", "events", "token", "doctor");
    }

    @Test
    void aWrongIdIsTheSubjectNotAnException() {
        var exitCode = run("resync", "--tenant", "acme", "--directory", "x");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("'x' is no id").doesNotContain("Exception");
    }

    @Test
    void aTakenPortIsOneSentence() throws Exception {
        var base = FreePorts.block().base();
        try (var intruder = new ServerSocket(base, 1, InetAddress.getLoopbackAddress())) {
            var exitCode = run("up", "--data", data.toString(), "--port-base", Integer.toString(base));

            assertThat(exitCode).isEqualTo(1);
            assertThat(err.toString().lines()).singleElement().asString().startsWith("Port " + intruder.getLocalPort());
        }
    }

    @Test
    void doctorFindsTheTakenPortToo() throws Exception {
        var base = FreePorts.block().base();
        try (var intruder = new ServerSocket(base + 5, 1, InetAddress.getLoopbackAddress())) {
            var exitCode = run("doctor", "--data", data.toString(), "--port-base", Integer.toString(base));

            assertThat(exitCode).isEqualTo(1);
            assertThat(out.toString())
                    .contains("PROBLEM  ports")
                    .contains("Port " + intruder.getLocalPort())
                    .contains("ok       JDK");
        }
    }

    @Test
    void statusOfNothingHasAnExitCodeOfItsOwn() {
        var exitCode = run("status", "--data", data.toString());

        assertThat(exitCode).isEqualTo(3);
    }

    @Test
    void aPortBaseOutOfRangeIsOneSentence() throws Exception {
        var exitCode = run("up", "--data", data.toString(), "--port-base", Integer.toString(FreePort.find() + 70_000));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("The port base must be between");
    }

    @Test
    void testPassesUnknownArgumentsOn() {
        var parsed = Rollcall.commandLine().parseArgs("test", "-pl", "scim-core", "-Dtest=FilterTest");

        assertThat(parsed.subcommand().unmatched()).containsExactly("-pl", "scim-core", "-Dtest=FilterTest");
    }

    private int run(String... arguments) {
        return Rollcall.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
