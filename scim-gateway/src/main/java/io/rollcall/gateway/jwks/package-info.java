/** Public keys of others, by which their signatures are checked. */
@NullMarked
package io.rollcall.gateway.jwks;

import org.jspecify.annotations.NullMarked;
