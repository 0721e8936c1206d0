package io.rollcall.launcher.build;

import io.rollcall.launcher.Commands;
import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.Progress;
import io.rollcall.launcher.StackLocation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds the module {@code benchmarks} when its sources changed since it was built last. */
public final class BenchmarkBuild {
    private static final List<String> INPUTS = List.of(
            "pom.xml",
            "scim-core/pom.xml",
            "scim-core/src/main",
            "event-contracts/pom.xml",
            "event-contracts/src/main",
            "rbac-client/pom.xml",
            "rbac-client/src/main",
            "benchmarks/pom.xml",
            "benchmarks/src/main");

    private final StackLocation location;
    private final Progress progress;

    public BenchmarkBuild(StackLocation location, Progress progress) {
        this.location = location;
        this.progress = progress;
    }

    /** The class path of the benchmarks, built first when they are stale. */
    public String classPath() throws IOException {
        var fingerprint = SourceFingerprint.of(location.home(), INPUTS);
        if (!isFresh(fingerprint)) {
            build();
            Files.writeString(stamp(), fingerprint);
        }
        return target().resolve("classes") + File.pathSeparator + target().resolve("lib") + File.separator + "*";
    }

    private boolean isFresh(String fingerprint) throws IOException {
        return Files.isDirectory(target().resolve("lib"))
                && Files.exists(stamp())
                && Files.readString(stamp()).equals(fingerprint);
    }

    private void build() throws IOException {
        progress.say("Building benchmarks ...");
        var log = location.file("benchmarks.log");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        var command = List.of(
                ProjectBuild.mvnw(location.home()),
                "-B",
                "-ntp",
                "-pl",
                "benchmarks",
                "-am",
                "package",
                "-DskipTests",
                "-Dspotless.check.skip=true");
        if (Commands.run(command, location.home(), log) != 0) {
            throw new LauncherException("The benchmarks did not build; the whole output is in " + log + ".");
        }
    }

    private Path stamp() {
        return target().resolve("rollcall-sources.sha256");
    }

    private Path target() {
        return location.home().resolve("benchmarks").resolve("target");
    }
}
