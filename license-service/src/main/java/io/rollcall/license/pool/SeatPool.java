package io.rollcall.license.pool;

import io.rollcall.events.PoolFigures;
import io.rollcall.events.PoolId;
import io.rollcall.events.PoolState;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A seat pool as it stands.
 *
 * @param purchased how many seats were bought; absent when the pool is not limited
 * @param reserved how many of them are kept back
 * @param version counts the published states of the pool
 * @param ledgerSequence the number of the pool's last ledger line
 * @param alerts when to tell that it runs full
 * @param rules which seats go together with one of it
 * @param queue in which order its waiting list is served
 * @param rehire how it keeps the seats of people who left
 */
public record SeatPool(
        PoolId id,
        SeatTypeKey seatType,
        String name,
        boolean billable,
        @Nullable Integer purchased,
        int reserved,
        Policy policy,
        Balance balance,
        long version,
        long ledgerSequence,
        Alerts alerts,
        SeatRules rules,
        Queue queue,
        Rehire rehire) {

    /** Whether there is a number of seats beyond which nobody is served. */
    public boolean limited() {
        return limit() != null;
    }

    /** Seats that may still be given: negative when more are held than may be. */
    public int room() {
        Integer limit = limit();
        return limit == null ? Integer.MAX_VALUE : limit - balance.allocated();
    }

    /** As {@link #room()} for those whose seats are kept: neither these nor what is reserved keeps them out. */
    public int roomForReturns() {
        Integer limit = purchased == null ? null : policy.limit(purchased);
        return limit == null ? Integer.MAX_VALUE : limit - balance.allocated();
    }

    private @Nullable Integer limit() {
        return purchased == null ? null : policy.limit(purchased - reserved - rehire.kept());
    }

    /** Whether somebody waits for a seat that is free. */
    public boolean owesSeats() {
        return balance.waiting() > 0 && room() > 0;
    }

    /** Seats that were bought, are free and are kept for nobody; absent when the pool is not limited. */
    public @Nullable Integer available() {
        return purchased == null ? null : Math.max(0, left() - reserved - rehire.kept());
    }

    /** How many more are held than were bought. */
    public int beyond() {
        return Math.max(0, -left());
    }

    /** More people hold a seat than were bought: when purchased was lowered, which evicts nobody, or by TRUE_UP. */
    public boolean overAllocated() {
        return left() < 0;
    }

    private int left() {
        return purchased == null ? Integer.MAX_VALUE : purchased - balance.allocated();
    }

    /** As it stands after a movement, which is one more line in its ledger. */
    public SeatPool after(Movement movement) {
        return at(balance.after(movement), version, ledgerSequence + 1, alerts);
    }

    /** As it stands once its state is published again. */
    public SeatPool nextVersion() {
        return at(balance, version + 1, ledgerSequence, alerts);
    }

    /** As it stands once so many events were told of it. */
    public SeatPool telling(int events) {
        int reached = alerts.reachedBy(balance.allocated(), purchased);
        return at(balance, version, ledgerSequence, alerts.told(reached, events));
    }

    private SeatPool at(Balance nextBalance, long nextVersion, long nextSequence, Alerts nextAlerts) {
        return new SeatPool(
                id,
                seatType,
                name,
                billable,
                purchased,
                reserved,
                policy,
                nextBalance,
                nextVersion,
                nextSequence,
                nextAlerts,
                rules,
                queue,
                rehire);
    }

    SeatPool with(SeatRules others) {
        return with(policy, others, rehire);
    }

    SeatPool with(Policy other) {
        return with(other, rules, rehire);
    }

    public SeatPool with(Rehire other) {
        return with(policy, rules, other);
    }

    private SeatPool with(Policy otherPolicy, SeatRules otherRules, Rehire otherRehire) {
        return new SeatPool(
                id,
                seatType,
                name,
                billable,
                purchased,
                reserved,
                otherPolicy,
                balance,
                version,
                ledgerSequence,
                alerts,
                otherRules,
                queue,
                otherRehire);
    }

    /** @param event the number of the event that carries them */
    public PoolFigures toFigures(TenantId tenant, long event) {
        return new PoolFigures(
                tenant, id, event, seatType, name, billable, purchased, balance.allocated(), balance.waiting());
    }

    public PoolState toEvent(TenantId tenant, Instant now) {
        return new PoolState(
                now, tenant, id, version, seatType, name, billable, purchased, balance.allocated(), balance.waiting());
    }
}
