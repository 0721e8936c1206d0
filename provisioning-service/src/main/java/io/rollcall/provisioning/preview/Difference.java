package io.rollcall.provisioning.preview;

import io.rollcall.events.AssignmentId;
import io.rollcall.provisioning.assignment.Decision;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.entitlement.EntitledAccount;
import io.rollcall.provisioning.entitlement.PersonalEntitlement;
import java.util.Optional;
import java.util.Set;

/** Somebody whom another list would entitle to something else. */
public record Difference(EntitledAccount account, Decision after) {

    /**
     * Judges an account by a list, as putting it in force would.
     *
     * @param afresh MANUAL assignments that keep nobody
     */
    public static Optional<Difference> of(EntitledAccount account, RankedAssignments list, Set<AssignmentId> afresh) {
        PersonalEntitlement now = account.entitlement();
        PersonalEntitlement next = now.judge(list, account.groups(), account.named(), true, afresh);
        return next.differsFrom(now) ? Optional.of(new Difference(account, next.decision())) : Optional.empty();
    }

    public Decision before() {
        return account.entitlement().decision();
    }

    public boolean rolesDiffer() {
        return !Set.copyOf(before().grants().roles())
                .equals(Set.copyOf(after.grants().roles()));
    }

    public boolean seatsDiffer() {
        return !Set.copyOf(before().grants().seats())
                .equals(Set.copyOf(after.grants().seats()));
    }

    /** All that differs, as one line that is the same for the same difference. */
    public String line() {
        return account.id() + " " + text(before()) + " -> " + text(after);
    }

    private static String text(Decision decision) {
        var won = decision.assignment();
        return (won == null ? "-" : won.id() + " " + won.name()) + " " + decision.grants() + " " + decision.named();
    }
}
