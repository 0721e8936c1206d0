/** Fetches key sets over HTTPS. */
@NullMarked
package io.rollcall.gateway.jwks.http;

import org.jspecify.annotations.NullMarked;
