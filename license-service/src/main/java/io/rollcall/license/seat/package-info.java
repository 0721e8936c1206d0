/**
 * Who holds a seat and who waits for one.
 *
 * <p>Lock order, so that nothing oversells and nothing deadlocks: the tenant's seat lock first, then person rows in id
 * order. Seats, seat versions, pool counters and ledger lines are written under the seat lock alone, so promoting a
 * person of another batch takes no lock on that person's row. Facts that change nobody's seats are recorded without
 * the seat lock; such a transaction never asks for it later.
 */
@NullMarked
package io.rollcall.license.seat;

import org.jspecify.annotations.NullMarked;
