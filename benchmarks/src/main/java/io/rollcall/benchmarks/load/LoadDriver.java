package io.rollcall.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./rollcall bench}: measures the running stack from outside, each time with tenants of its own. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the running stack: import, lookups, PATCH, group changes, effects, and their growth.")
public final class LoadDriver implements Callable<Integer> {

    private static final int TURNS = 4;

    @Option(names = "--stack", description = "the stack's description (default: ${DEFAULT-VALUE})")
    private Path stackFile = Path.of(".rollcall/stack.json");

    @Option(names = "--users", description = "people to import (default: ${DEFAULT-VALUE})")
    private int users = 10_000;

    @Option(
            names = "--concurrency",
            description = "connections, one request at a time each (default: ${DEFAULT-VALUE})")
    private int concurrency = 8;

    @Option(names = "--seconds", description = "how long each measurement runs (default: ${DEFAULT-VALUE})")
    private int seconds = 15;

    @Option(names = "--effects", description = "joiners and leavers to time end to end (default: ${DEFAULT-VALUE})")
    private int effects = 200;

    @Option(names = "--alone", description = "suspend the services that follow while the gateway is measured")
    private boolean alone;

    @Option(
            names = "--scale",
            description = "also create this many people in a second tenant, with a group of all of them, and compare")
    private int scale;

    @Option(names = "--scale-baseline", description = "people in the tenant that --scale is compared with")
    private int scaleBaseline = 1_000;

    @Option(
            names = "--seats",
            description = "decide about seats of this many people, with the other services suspended, and nothing else")
    private int seats;

    @Option(
            names = "--checks",
            description = "only measure checks, in a tenant with this many people, 500 groups and 200 roles")
    private int checks;

    @Option(
            names = "--leavers",
            description = "only time how soon this many leavers are refused, while --users people are imported")
    private int leavers;

    public static void main(String... args) {
        System.exit(new CommandLine(new LoadDriver())
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    command.getErr().println(problem.getMessage());
                    return 1;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException, SQLException {
        var stack = StackFile.read(stackFile);
        if (checks > 0) {
            measureChecks(stack);
            return 0;
        }
        String run = "bench-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        if (seats > 0) {
            new SeatDecisions(stack, run).measure(seats);
            return 0;
        }
        if (leavers > 0) {
            new EndToEnd(stack, BenchTenant.create(stack, run)).leaveDuringImport(leavers, users, concurrency);
            return 0;
        }
        var tenant = BenchTenant.create(stack, run);
        warmUp(BenchTenant.create(stack, run + "-warmup"));
        // The services that are suspended meanwhile make tenants.
        var small = BenchTenant.create(stack, run + "-small");
        var large = BenchTenant.create(stack, run + "-large");
        if (alone) {
            try (var _ = Followers.suspend(stack)) {
                measureGateway(tenant, small, large);
            }
        } else {
            measureGateway(tenant, small, large);
        }
        if (effects > 0) {
            measureEffects(stack, run, tenant);
        }
        return 0;
    }

    private void measureChecks(StackFile stack)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        String id = "checks-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        new CheckLoad(stack, CheckTenant.create(stack, id, checks)).run(Duration.ofSeconds(seconds));
    }

    private void measureEffects(StackFile stack, String run, BenchTenant tenant)
            throws IOException, InterruptedException, ExecutionException {
        String group = tenant.createGroup("Bench", 0);
        new EndToEnd(stack, tenant).run(effects, group);
        new EndToEnd(stack, BenchTenant.create(stack, run + "-busy")).leaveDuringImport(effects, users, concurrency);
    }

    /** A virtual machine that has just started answers several times slower; that is not what is measured here. */
    private void warmUp(BenchTenant tenant) throws IOException, InterruptedException, ExecutionException {
        tenant.importUsers(2_000, concurrency);
        String group = tenant.createGroup("Warm-up", 500);
        tenant.workload(concurrency).during(Duration.ofSeconds(5), lookup(tenant));
        tenant.workload(concurrency).during(Duration.ofSeconds(5), patchTitle(tenant));
        tenant.workload(concurrency).during(Duration.ofSeconds(5), addOrRemove(tenant, group, 500));
    }

    private void measureGateway(BenchTenant tenant, BenchTenant small, BenchTenant large)
            throws IOException, InterruptedException, ExecutionException {
        tenant.importUsers(users, concurrency).print("import (lookup + create)");
        tenant.createUsers(users, concurrency).print("create");
        measureRequests(tenant);
        if (scale > 0) {
            compare(small, large);
        }
    }

    private void measureRequests(BenchTenant tenant) throws IOException, InterruptedException, ExecutionException {
        var time = Duration.ofSeconds(seconds);
        var workload = tenant.workload(concurrency);
        workload.during(time, lookup(tenant)).print("lookup by userName");
        workload.during(time, patchTitle(tenant)).print("PATCH one attribute");
        int members = Math.min(users, 1_000);
        String group = tenant.createGroup("Measured", members);
        workload.during(time, addOrRemove(tenant, group, members)).print("group add or remove one member");
        workload.times(
                        Math.min(users, 2_000),
                        (client, i, micros) -> client.patchUser(
                                tenant.user(i), "{\"op\":\"replace\",\"value\":{\"active\":false}}", micros))
                .print("deactivate");
    }

    private void compare(BenchTenant small, BenchTenant large)
            throws IOException, InterruptedException, ExecutionException {
        small.importUsers(scaleBaseline, concurrency);
        String smallGroup = small.createGroup("All", scaleBaseline);
        large.fill(scale, concurrency).print("create " + scale);
        String largeGroup = large.createGroup("All", scale);
        ratio("lookup", small, lookup(small), large, lookup(large));
        ratio("PATCH one attribute", small, patchTitle(small), large, patchTitle(large));
        ratio(
                "one-member PATCH",
                small,
                addOrRemove(small, smallGroup, scaleBaseline),
                large,
                addOrRemove(large, largeGroup, scale));
    }

    /** In turns, so that what else the machine does meets both. */
    private void ratio(
            String name, BenchTenant smallTenant, Workload.Step onSmall, BenchTenant largeTenant, Workload.Step onLarge)
            throws InterruptedException, ExecutionException {
        var turn = Duration.ofSeconds(seconds).dividedBy(TURNS);
        var small = Measured.nothing();
        var large = Measured.nothing();
        for (int i = 0; i < TURNS; i++) {
            small = small.and(smallTenant.workload(concurrency).during(turn, onSmall));
            large = large.and(largeTenant.workload(concurrency).during(turn, onLarge));
        }
        small.print(name + ", " + scaleBaseline + " people");
        large.print(name + ", " + scale + " people");
        System.out.println(
                String.format(Locale.ROOT, "%-34s p95 ratio %.2f", name, large.millisAt(95) / small.millisAt(95)));
    }

    private static Workload.Step lookup(BenchTenant tenant) {
        return (client, i, micros) -> client.lookup(tenant.randomUserName(), micros);
    }

    private static Workload.Step patchTitle(BenchTenant tenant) {
        return (client, i, micros) -> client.patchUser(
                tenant.randomUser(Integer.MAX_VALUE),
                "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Title " + i + "\"}",
                micros);
    }

    /** Removes a member or adds them back, in turn, so that the group keeps its size. */
    private static Workload.Step addOrRemove(BenchTenant tenant, String group, int members) {
        return (client, i, micros) -> {
            String user = tenant.user(i / 2 % members);
            if (i % 2 == 0) {
                client.removeMember(group, user, micros);
            } else {
                client.addMember(group, user, micros);
            }
        };
    }
}
