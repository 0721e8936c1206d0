package io.rollcall.gateway.guard;

import io.rollcall.events.Cause;
import io.rollcall.events.HoldId;
import io.rollcall.events.UserId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the deactivations of one transaction, one after the other. As long as a hold is open every further deactivation
 * of the directory joins it: nothing trickles through while somebody is asked.
 */
public final class Guard {
    /** What was counted before, or null if nobody has asked the database. */
    private final @Nullable Count count;

    private final Map<UserId, Cause> held = new LinkedHashMap<>();
    private final Set<UserId> withdrawn = new LinkedHashSet<>();
    private boolean asked;
    private int counted;

    /**
     * The guard of a directory as its row says, which is locked.
     *
     * @param gone how many people were deactivated within the window before
     * @param active how many were active then; exact where the rule can be exceeded at all
     * @param open the hold that is open, if one is
     */
    public record Count(
            GuardRule rule,
            long gone,
            long active,
            @Nullable HoldId open) {}

    private Guard(@Nullable Count count) {
        this.count = count;
    }

    public static Guard of(Count count) {
        return new Guard(count);
    }

    /** For changes that are not expected to deactivate anybody. If they do, {@link #missing()} says so. */
    public static Guard unlocked() {
        return new Guard(null);
    }

    /** Whether the deactivation of the person is held back. */
    public boolean holds(UserId person, Cause cause) {
        asked = true;
        counted++;
        if (count == null) {
            return false;
        }
        boolean open = count.open != null || !held.isEmpty();
        boolean holds = count.rule.enabled() && (open || count.gone + counted > count.rule.limit(count.active));
        if (holds) {
            held.put(person, cause);
            withdrawn.remove(person);
        }
        return holds;
    }

    /** The identity provider has the person active again. */
    public void withdraw(UserId person) {
        asked = true;
        held.remove(person);
        withdrawn.add(person);
    }

    /** Whether the judgement has to be made again with what the database says. */
    public boolean missing() {
        return asked && count == null;
    }

    /** Whether there is anything to write down. */
    public boolean used() {
        return asked && count != null;
    }

    public @Nullable Count count() {
        return count;
    }

    /** How many deactivations were judged. */
    public int counted() {
        return counted;
    }

    public Map<UserId, Cause> held() {
        return held;
    }

    public Set<UserId> withdrawn() {
        return withdrawn;
    }
}
