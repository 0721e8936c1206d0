package io.rollcall.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A component that is a plain child process. */
public final class ChildProcess implements Component {
    private static final long LOG_LIMIT = 20_000_000;

    private final ProcessSpec spec;
    private final ReadinessProbe probe;
    private final Path pidFile;

    @Nullable
    private volatile Process process;

    public ChildProcess(ProcessSpec spec, ReadinessProbe probe, Path pidFile) {
        this.spec = spec;
        this.probe = probe;
        this.pidFile = pidFile;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public String address() {
        return spec.address();
    }

    @Override
    public Path log() {
        return spec.log();
    }

    @Override
    public void start() throws IOException {
        rotateLog();
        var builder = new ProcessBuilder(spec.command())
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        var started = builder.start();
        process = started;
        var pid = PidFile.of(started.toHandle());
        if (pid.isPresent()) {
            pid.get().write(pidFile);
        }
    }

    private void rotateLog() throws IOException {
        var log = spec.log();
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public boolean isReady() {
        return process().isPresent() && probe.isReady();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle).filter(ProcessHandle::isAlive);
    }

    @Override
    public void stop() {
        process().ifPresent(Termination::endGently);
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            // Harmless: the file names a process that has ended, and readers check that.
        }
    }
}
