package io.rollcall.provisioning.explanation;

import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.audit.AuditLog.Found;
import io.rollcall.provisioning.member.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a member has what they have.
 *
 * @param said what the directory told last; absent for somebody of whom no directory told, or whose entry is not kept
 * @param hold that a deactivation is held, where one is
 * @param decided the entry of what they became entitled to
 */
public record Explanation(
        Member member,
        Judged judged,
        @Nullable Found said,
        @Nullable Found hold,
        Verdict verdict,
        @Nullable Found decided,
        List<RoleResult> roles,
        List<SeatResult> seats) {

    public Explanation {
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
    }

    /**
     * A role that is in effect, or should be.
     *
     * @param told the entry by which it came; absent when it is not in effect
     */
    public record RoleResult(
            RoleGrant grant,
            String name,
            boolean effective,
            String why,
            @Nullable Found told) {}

    /**
     * A seat that is held or waited for, or should be.
     *
     * @param held absent when it is neither
     */
    public record SeatResult(
            SeatTypeKey type,
            @Nullable HeldSeat held,
            String why,
            @Nullable Found told) {}
}
