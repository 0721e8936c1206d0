package io.rollcall.license.usage;

import java.time.Instant;

/**
 * How many seats of a pool were held after the ledger lines of one second.
 *
 * @param highest the most that were held in between
 */
public record Step(Instant at, int highest, int held) {}
