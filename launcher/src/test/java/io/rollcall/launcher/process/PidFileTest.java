package io.rollcall.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    private Path directory;

    @Test
    void findsTheProcessAgain() throws Exception {
        var file = directory.resolve("me.pid");
        PidFile.of(ProcessHandle.current()).orElseThrow().write(file);

        var read = PidFile.read(file);

        assertThat(read.flatMap(PidFile::process)).contains(ProcessHandle.current());
    }

    @Test
    void aReusedNumberIsAnotherProcess() {
        var me = PidFile.of(ProcessHandle.current()).orElseThrow();
        var earlier = new PidFile(me.pid(), me.started().minus(Duration.ofHours(1)));

        var found = earlier.process();

        assertThat(found).isEmpty();
    }

    @Test
    void aFileCutOffByACrashNamesNobody() throws Exception {
        var file = Files.writeString(directory.resolve("half.pid"), "123");

        var read = PidFile.read(file);

        assertThat(read).isEmpty();
    }
}
