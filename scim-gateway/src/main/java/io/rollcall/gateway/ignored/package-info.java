/** Attributes that identity providers send and nobody keeps. */
@NullMarked
package io.rollcall.gateway.ignored;

import org.jspecify.annotations.NullMarked;
