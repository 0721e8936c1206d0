/** Decides whether deactivations are too many at once, so that they are held back. */
@NullMarked
package io.rollcall.gateway.guard;

import org.jspecify.annotations.NullMarked;
