package io.rollcall.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The services that consume what the gateway publishes. While they are suspended the gateway has the machine to itself,
 * as a SCIM server has that nobody listens to; afterwards they catch up.
 */
final class Followers implements AutoCloseable {

    private static final List<String> NAMES = List.of("provisioning-service", "license-service", "rbac-service");

    private final List<String> processes;

    /** Who interrupts a measurement does not want a stack that stands still. */
    private final Thread resumption = new Thread(this::resume);

    private Followers(List<String> processes) {
        this.processes = processes;
    }

    static Followers suspend(StackFile stack) throws IOException, InterruptedException {
        return suspend(stack, NAMES);
    }

    static Followers suspend(StackFile stack, List<String> names) throws IOException, InterruptedException {
        var followers = new Followers(names.stream().map(stack::process).toList());
        Runtime.getRuntime().addShutdownHook(followers.resumption);
        followers.signal("-STOP");
        return followers;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        signal("-CONT");
        Runtime.getRuntime().removeShutdownHook(resumption);
    }

    private void resume() {
        try {
            signal("-CONT");
        } catch (IOException e) {
            System.err.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("the services of the stack could not be sent " + signal);
        }
    }
}
