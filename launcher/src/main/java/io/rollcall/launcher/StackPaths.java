package io.rollcall.launcher;

import java.nio.file.Path;

/** Where a stack keeps its things below its data directory. */
public record StackPaths(Path data) {
    public StackPaths {
        data = data.toAbsolutePath().normalize();
    }

    public Path postgres() {
        return data.resolve("postgres");
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    public Path keycloak() {
        return data.resolve("keycloak");
    }

    /** Copies of the built services, so that a build does not pull the classes from under a running stack. */
    public Path apps() {
        return data.resolve("apps");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Process ids of the running children, one file each. */
    public Path run() {
        return data.resolve("run");
    }

    public Path pidFile(String process) {
        return run().resolve(process + ".pid");
    }

    /** Lines for the people who wait for a start. */
    public Path progress() {
        return run().resolve("progress");
    }

    public Path secrets() {
        return data.resolve("secrets.json");
    }

    public Path stackFile() {
        return data.resolve("stack.json");
    }
}
