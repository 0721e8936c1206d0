/** People and seats in PostgreSQL. */
@NullMarked
package io.rollcall.license.seat.store;

import org.jspecify.annotations.NullMarked;
