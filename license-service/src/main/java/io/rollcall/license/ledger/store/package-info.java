/** The ledger in PostgreSQL. */
@NullMarked
package io.rollcall.license.ledger.store;

import org.jspecify.annotations.NullMarked;
