package io.rollcall.launcher.build;

import io.rollcall.launcher.Commands;
import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.Progress;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.StackLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Builds the services whose sources changed since they were built last. */
public final class ProjectBuild {
    private static final List<String> SHARED =
            List.of("pom.xml", "scim-core", "event-contracts", "service-kit", "rbac-client").stream()
                    .flatMap(module -> module.endsWith(".xml")
                            ? List.of(module).stream()
                            : List.of(module + "/pom.xml", module + "/src/main").stream())
                    .toList();
    private static final int SHOWN_ERRORS = 15;

    private final StackLocation location;
    private final Progress progress;

    public ProjectBuild(StackLocation location, Progress progress) {
        this.location = location;
        this.progress = progress;
    }

    /** Returns at once when everything is fresh. */
    public void buildStale() throws IOException {
        var stale = Arrays.stream(ServiceModule.values())
                .filter(service -> !isFresh(service))
                .toList();
        if (stale.isEmpty()) {
            return;
        }
        var fingerprints = stale.stream().collect(Collectors.toMap(service -> service, this::fingerprint));
        build(stale);
        for (var built : fingerprints.entrySet()) {
            Files.createDirectories(stampOf(built.getKey()).getParent());
            Files.writeString(stampOf(built.getKey()), built.getValue());
        }
    }

    private boolean isFresh(ServiceModule service) {
        var jar = AppCopy.builtApp(location.home(), service).resolve("quarkus-run.jar");
        try {
            return Files.exists(jar)
                    && Files.exists(stampOf(service))
                    && Files.readString(stampOf(service)).equals(fingerprint(service));
        } catch (IOException e) {
            return false;
        }
    }

    private String fingerprint(ServiceModule service) {
        var inputs = new ArrayList<>(SHARED);
        inputs.add(service.module() + "/pom.xml");
        inputs.add(service.module() + "/src/main");
        return SourceFingerprint.of(location.home(), inputs);
    }

    /** Below target, so that a clean build is seen as no build. */
    private Path stampOf(ServiceModule service) {
        return location.home().resolve(service.module()).resolve("target").resolve("rollcall-sources.sha256");
    }

    private void build(List<ServiceModule> stale) throws IOException {
        var modules = stale.stream().map(ServiceModule::module).collect(Collectors.joining(","));
        progress.say("Building " + modules.replace(",", ", ") + " ... (the first build takes some minutes)");
        var log = location.file("build.log");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        var begin = System.nanoTime();
        var command = List.of(
                mvnw(location.home()),
                "-B",
                "-ntp",
                // Services do not wait for each other.
                "-T1C",
                "-pl",
                modules,
                "-am",
                "package",
                "-DskipTests",
                "-Dspotless.check.skip=true");
        if (Commands.run(command, location.home(), log) != 0) {
            errors(log).forEach(progress::say);
            throw new LauncherException("The build failed; its whole output is in " + log + ".");
        }
        progress.say("Built in %.0f s.".formatted((System.nanoTime() - begin) / 1e9));
    }

    static String mvnw(Path home) {
        return home.resolve("mvnw").toString();
    }

    private static List<String> errors(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("[ERROR]"))
                    .limit(SHOWN_ERRORS)
                    .toList();
        }
    }
}
