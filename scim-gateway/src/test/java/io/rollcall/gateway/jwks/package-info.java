@NullMarked
package io.rollcall.gateway.jwks;

import org.jspecify.annotations.NullMarked;
