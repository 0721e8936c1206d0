/** Deactivations that are held back, and what admins decide about them. */
@NullMarked
package io.rollcall.gateway.hold;

import org.jspecify.annotations.NullMarked;
