package io.rollcall.launcher;

import io.rollcall.testing.Directories;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Keycloak as it lies in the cache: fetched from Maven, unpacked and built once per version. Building ahead of time saves some
 * twenty seconds at every start.
 */
public final class KeycloakInstallation {
    private static final List<String> BUILD_OPTIONS = List.of(
            "build",
            "--db=dev-file",
            "--cache=local",
            "--health-enabled=false",
            "--metrics-enabled=false",
            "--features-disabled=device-flow,ciba,par,kerberos,impersonation");

    private final Path home;
    private final Path cache;
    private final String version;

    KeycloakInstallation(Path home, Path cache, String version) {
        this.home = home;
        this.cache = cache;
        this.version = version;
    }

    /** The installation shared by this user's checkouts. */
    public static KeycloakInstallation of(Path home) {
        return new KeycloakInstallation(home, Cache.directory(), Versions.load().keycloak());
    }

    /** Returns the folder of a built Keycloak, making it first when it is not there. */
    public Path prepare(Progress progress) throws IOException {
        var ready = cache.resolve("keycloak-" + version);
        Files.createDirectories(cache);
        var lock = cache.resolve("keycloak.lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            if (held.isValid() && !Files.isDirectory(ready)) {
                install(ready, progress);
            }
        }
        return ready;
    }

    private void install(Path ready, Progress progress) throws IOException {
        var draft = cache.resolve("keycloak-" + version + ".draft");
        var log = cache.resolve("keycloak-" + version + ".log");
        Directories.delete(draft);
        Files.deleteIfExists(log);
        progress.say("keycloak: fetching " + version + " (once, 177 MB)");
        var fetched = Commands.run(
                List.of(
                        home.resolve("mvnw").toString(),
                        "-B",
                        "-ntp",
                        "-q",
                        "-N",
                        "dependency:unpack",
                        // Maven remembers below target what it unpacked; the cache may be another or empty since then.
                        "-Dmdep.overWriteReleases=true",
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + version + ":zip",
                        "-DoutputDirectory=" + draft),
                home,
                log);
        requireSuccess(fetched, "fetched", log);
        var unpacked = draft.resolve("keycloak-" + version);
        progress.say("keycloak: building its optimised form (once, about 30 s)");
        requireSuccess(build(unpacked, log), "built", log);
        Files.move(unpacked, ready, StandardCopyOption.ATOMIC_MOVE);
        Directories.delete(draft);
    }

    private static int build(Path unpacked, Path log) {
        var script = unpacked.resolve("bin").resolve("kc.sh").toString();
        var command = new ArrayList<>(List.of("sh", script));
        command.addAll(BUILD_OPTIONS);
        return Commands.run(command, unpacked, log);
    }

    private static void requireSuccess(int exitCode, String verb, Path log) {
        if (exitCode != 0) {
            throw new LauncherException("Keycloak could not be " + verb + "; see " + log + ".");
        }
    }
}
