package io.rollcall.benchmarks.load;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The services that consume what the gateway publishes. While they are suspended the gateway has the machine to itself,
 * as a SCIM server has that nobody listens to; afterwards they catch up.
 */
final class Followers implements AutoCloseable {

    private static final List<String> NAMES = List.of("provisioning-service", "license-service", "rbac-service");

    /** Longer than any step of a transaction takes while nothing else happens. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String HALF_DONE = """
            SELECT FROM pg_stat_activity
            WHERE backend_xid IS NOT NULL AND state = 'idle in transaction'
                AND state_change < clock_timestamp() - interval '150 ms'
            """;

    private final List<String> processes;

    /** Who interrupts a measurement does not want a stack that stands still. */
    private final Thread resumption = new Thread(this::resume);

    private Followers(List<String> processes) {
        this.processes = processes;
    }

    static Followers suspend(StackFile stack) throws IOException, InterruptedException, SQLException {
        return suspend(stack, NAMES);
    }

    static Followers suspend(StackFile stack, List<String> names)
            throws IOException, InterruptedException, SQLException {
        var followers = new Followers(names.stream().map(stack::process).toList());
        Runtime.getRuntime().addShutdownHook(followers.resumption);
        followers.signal("-STOP");
        Thread.sleep(PAUSE);
        while (isHalfDone(stack)) {
            followers.signal("-CONT");
            Thread.sleep(PAUSE);
            followers.signal("-STOP");
            Thread.sleep(PAUSE);
        }
        return followers;
    }

    /** Whether somebody stands still in a transaction: no relay could tell then that all lower numbers have come. */
    private static boolean isHalfDone(StackFile stack) throws SQLException {
        try (var database = DriverManager.getConnection(stack.database("postgres"), "postgres", "");
                var statement = database.createStatement();
                var found = statement.executeQuery(HALF_DONE)) {
            return found.next();
        }
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
