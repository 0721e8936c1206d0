/** The topics that decide about seats. */
@NullMarked
package io.rollcall.license.seat.kafka;

import org.jspecify.annotations.NullMarked;
