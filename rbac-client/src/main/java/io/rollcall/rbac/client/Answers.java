package io.rollcall.rbac.client;

import io.rollcall.events.RoleGrant;
import io.rollcall.rbac.access.Access;
import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.access.Evaluator;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every answer about one person under one policy, worked out by the evaluator before it is asked for: a check is a look
 * into an array.
 */
final class Answers {

    private static final Reason[] REASONS = Reason.values();

    private final Policy policy;
    private final Decision[] decisions;
    private final byte[] everywhere;
    private final Map<String, byte[]> inWorkspaces;
    /** When something that admins gave ends; the greatest number when nothing does. */
    private final long endMillis;

    private Answers(
            Policy policy, Decision[] decisions, byte[] everywhere, Map<String, byte[]> inWorkspaces, long endMillis) {
        this.policy = policy;
        this.decisions = decisions;
        this.everywhere = everywhere;
        this.inWorkspaces = inWorkspaces;
        this.endMillis = endMillis;
    }

    static Answers of(Subject subject, Policy policy, Instant moment) {
        Decision[] decisions = decisions(Decision.version(policy, subject.known() ? subject.versionsAt(moment) : "-"));
        if (!subject.known()) {
            byte[] unknown = new byte[policy.catalogue().tree().permissions().size()];
            Arrays.fill(unknown, (byte) Reason.USER_UNKNOWN.ordinal());
            return new Answers(policy, decisions, unknown, Map.of(), Long.MAX_VALUE);
        }
        Access access = subject.access(policy, moment);
        Map<String, byte[]> inWorkspaces = new HashMap<>();
        for (RoleGrant grant : access.roles()) {
            if (grant.workspace() != null) {
                inWorkspaces.computeIfAbsent(grant.workspace(), workspace -> reasons(policy, access, workspace));
            }
        }
        long end = subject.nextEnd(moment).map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        return new Answers(policy, decisions, reasons(policy, access, null), inWorkspaces, end);
    }

    private static Decision[] decisions(String version) {
        return Arrays.stream(REASONS)
                .map(reason -> Decision.of(reason, version))
                .toArray(Decision[]::new);
    }

    private static byte[] reasons(Policy policy, Access access, @Nullable String workspace) {
        byte[] reasons = new byte[policy.catalogue().tree().permissions().size()];
        for (int permission = 0; permission < reasons.length; permission++) {
            reasons[permission] = (byte)
                    Evaluator.decide(policy, access, permission, workspace).ordinal();
        }
        return reasons;
    }

    boolean holdFor(Policy other, Clock clock) {
        return policy == other && (endMillis == Long.MAX_VALUE || clock.millis() < endMillis);
    }

    /** In a workspace for which the person has no role of its own, what they have everywhere counts. */
    Decision to(int permission, @Nullable String workspace) {
        byte[] reasons = everywhere;
        if (workspace != null && !inWorkspaces.isEmpty()) {
            reasons = inWorkspaces.getOrDefault(workspace, everywhere);
        }
        return decisions[reasons[permission]];
    }
}
