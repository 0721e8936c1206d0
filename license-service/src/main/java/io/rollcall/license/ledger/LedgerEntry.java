package io.rollcall.license.ledger;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.Balance;
import io.rollcall.license.pool.Movement;
import java.time.Instant;

/**
 * One line of a pool's ledger.
 *
 * @param sequence counts the lines of the pool from 1, without gaps
 * @param balance the pool's counters after this line
 */
public record LedgerEntry(
        PoolId poolId,
        long sequence,
        UserId userId,
        Movement movement,
        Balance balance,
        Instant recordedAt,
        Cause cause) {}
