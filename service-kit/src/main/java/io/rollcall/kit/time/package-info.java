/** The clock, and what is done again and again or one after the other. */
@NullMarked
package io.rollcall.kit.time;

import org.jspecify.annotations.NullMarked;
