package io.rollcall.examples;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Decision;
import java.io.IOException;
import java.time.Duration;

/** Prints whether a person may do something, whenever that changes. Arguments: tenant, user id, permission. */
public final class LocalCheck {

    private static final Duration START = Duration.ofSeconds(30);

    private LocalCheck() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 3) {
            System.err.println("Arguments: tenant, user id, permission; for example: acme 0199a1c2-... ats.jobs:edit");
            System.exit(1);
        }
        var tenant = new TenantId(args[0]);
        var user = UserId.of(args[1]);
        try (var rbac = LocalStack.rbacClient()) {
            if (!rbac.awaitCurrent(START)) {
                System.err.println("Kafka or rbac-service does not answer; every check is STALE.");
            }
            String printed = "";
            while (true) {
                Decision decision = rbac.check(tenant, user, args[2]); // costs nothing, so it can be asked all the time
                String line = decision.reason() + " [" + decision.policyVersion() + "]";
                if (!line.equals(printed)) {
                    System.out.println(line);
                    printed = line;
                }
                Thread.sleep(10);
            }
        }
    }
}
