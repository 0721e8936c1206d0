/** The admin API of seats. */
@NullMarked
package io.rollcall.license.seat.http;

import org.jspecify.annotations.NullMarked;
