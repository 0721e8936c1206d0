/** Seat pools, who holds or awaits a seat of them, and the ledger that proves it. */
@NullMarked
package io.rollcall.license;

import org.jspecify.annotations.NullMarked;
