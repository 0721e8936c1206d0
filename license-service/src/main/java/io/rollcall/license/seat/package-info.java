/**
 * Who holds a seat and who waits for one.
 *
 * <p>Lock order, so that nothing oversells and nothing deadlocks:
 *
 * <ol>
 *   <li>The tenant's seat lock ({@link io.rollcall.license.pool.PoolStore#lock}), before anything is read. Everything
 *       that moves seats takes it: batches of both topics, opening a pool, changing what was purchased.
 *   <li>All rows after that. No other transaction of the tenant is writing them, so their order does not matter, and a
 *       promotion may touch people of any other batch.
 * </ol>
 *
 * <p>One lock per tenant instead of pool rows and then person rows: a person's events tell the seats of all pools, and
 * who will be promoted is not known before the pools are locked, so an order of rows cannot be kept. Batches are decided
 * as sets, which makes the time under the lock short; tenants do not wait for each other.
 */
@NullMarked
package io.rollcall.license.seat;

import org.jspecify.annotations.NullMarked;
