/** The admin API for dialects. */
@NullMarked
package io.rollcall.gateway.dialect.http;

import org.jspecify.annotations.NullMarked;
