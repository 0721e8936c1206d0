/** Pools in PostgreSQL. */
@NullMarked
package io.rollcall.license.pool.store;

import org.jspecify.annotations.NullMarked;
