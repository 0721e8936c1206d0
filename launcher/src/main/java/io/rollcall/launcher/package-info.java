/** The {@code rollcall} command: runs the whole stack on one machine, without containers. */
@NullMarked
package io.rollcall.launcher;

import org.jspecify.annotations.NullMarked;
