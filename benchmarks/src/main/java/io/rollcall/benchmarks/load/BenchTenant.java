package io.rollcall.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;

/** A tenant made for one run: rules, a seat pool, a directory, and people in it. */
final class BenchTenant {

    private static final int MEMBERS_PER_REQUEST = 500;

    private final String id;
    private final ScimClient.Target target;
    private String[] users = new String[0];

    private BenchTenant(String id, ScimClient.Target target) {
        this.id = id;
        this.target = target;
    }

    static BenchTenant create(StackFile stack, String id) throws IOException, InterruptedException {
        String tenant = "/api/v1/tenants/" + id;
        URI provisioning = stack.service("provisioning-service");
        URI gateway = stack.service("scim-gateway");
        stack.admin("PUT", provisioning, tenant, "{\"name\":\"" + id + "\"}");
        stack.admin(
                "POST",
                stack.service("license-service"),
                tenant + "/seat-pools",
                "{\"seatType\":\"full\",\"name\":\"Full\",\"billable\":true,\"policy\":\"BLOCK\"}");
        stack.admin("PUT", provisioning, tenant + "/assignments", """
                {"assignments":[{"name":"Everybody in the group","groups":["Bench"],"roles":["standard"],\
                "seats":["full"],"updateMode":"AUTOMATIC"}],"everyoneElse":{"roles":["restricted"],"seats":[]}}""");
        var directory =
                stack.admin("POST", gateway, tenant + "/directories", "{\"name\":\"bench\",\"provider\":\"okta\"}");
        String directoryId = directory.path("id").asText();
        String directoryPath = tenant + "/directories/" + directoryId;
        // Far more people leave here than would pass without anybody being asked.
        stack.admin("PUT", gateway, directoryPath + "/guard", "{\"enabled\":false}");
        var token = stack.admin("POST", gateway, directoryPath + "/tokens", "{\"name\":\"b\"}");
        URI base = gateway.resolve("/scim/v2/" + directoryId);
        return new BenchTenant(
                id, new ScimClient.Target(base, token.path("token").asText()));
    }

    /** Imports people the way identity providers do: look each one up, then create. */
    Measured importUsers(int count, int concurrency) throws InterruptedException, ExecutionException {
        users = new String[count];
        return new Workload(target, concurrency).times(count, (client, i, micros) -> {
            client.lookup(userName(i), micros);
            users[(int) i] = client.create(userName(i), micros);
        });
    }

    /** Creates the people of a large tenant, without looking them up. */
    Measured fill(int count, int concurrency) throws InterruptedException, ExecutionException {
        users = new String[count];
        return new Workload(target, concurrency)
                .times(count, (client, i, micros) -> users[(int) i] = client.create(userName(i), micros));
    }

    /** Creates further people without looking them up. */
    Measured createUsers(int count, int concurrency) throws InterruptedException, ExecutionException {
        return new Workload(target, concurrency)
                .times(count, (client, i, micros) -> client.create("created-" + userName(i), micros));
    }

    /** Puts the first {@code count} people into a new group, as an initial group push does. */
    String createGroup(String displayName, int count) throws IOException {
        try (var client = new ScimClient(target)) {
            String group = client.createGroup(displayName);
            for (int from = 0; from < count; from += MEMBERS_PER_REQUEST) {
                var members = new StringBuilder();
                for (int i = from; i < Math.min(count, from + MEMBERS_PER_REQUEST); i++) {
                    members.append(i == from ? "" : ",")
                            .append("{\"value\":\"")
                            .append(users[i])
                            .append("\"}");
                }
                client.patchGroup(
                        group, "{\"op\":\"add\",\"path\":\"members\",\"value\":[" + members + "]}", new Histogram(3));
            }
            return group;
        }
    }

    Workload workload(int concurrency) {
        return new Workload(target, concurrency);
    }

    ScimClient connect() throws IOException {
        return new ScimClient(target);
    }

    String id() {
        return id;
    }

    String user(long index) {
        return users[(int) (index % users.length)];
    }

    /** One of the first people, at most {@code bound} of them. */
    String randomUser(int bound) {
        return users[ThreadLocalRandom.current().nextInt(Math.min(bound, users.length))];
    }

    String randomUserName() {
        return userName(ThreadLocalRandom.current().nextInt(users.length));
    }

    private static String userName(long i) {
        return "user-" + i + "@bench.example";
    }
}
