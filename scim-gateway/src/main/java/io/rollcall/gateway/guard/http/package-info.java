/** The limits of guards in the admin API. */
@NullMarked
package io.rollcall.gateway.guard.http;

import org.jspecify.annotations.NullMarked;
