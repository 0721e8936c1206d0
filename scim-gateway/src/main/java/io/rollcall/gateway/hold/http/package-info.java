/** Held deactivations in the admin API. */
@NullMarked
package io.rollcall.gateway.hold.http;

import org.jspecify.annotations.NullMarked;
