@NullMarked
package io.rollcall.license.seat;

import org.jspecify.annotations.NullMarked;
