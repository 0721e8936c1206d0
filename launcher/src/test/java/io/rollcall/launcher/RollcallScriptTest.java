package io.rollcall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollcallScriptTest {
    @TempDir
    private Path jvms;

    @Test
    void saysWhatToDoWithoutAJdk() throws Exception {
        var result = run("doctor");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output().lines())
                .singleElement()
                .asString()
                .startsWith("rollcall needs a JDK 25 and found none")
                .contains("JAVA_HOME");
    }

    @Test
    void passesOverAnotherJdk() throws Exception {
        var old = Files.createDirectories(jvms.resolve("jdk-17/bin"));
        script(old.resolve("java"), "echo 'openjdk version \"17.0.15\"' >&2");
        script(old.resolve("javac"), "exit 0");

        var result = run("doctor");

        assertThat(result.exitCode()).isEqualTo(1);
    }

    private static void script(Path file, String line) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Result run(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("bash", "../rollcall"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("ROLLCALL_JVMS", jvms.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int exitCode, String output) {}
}
