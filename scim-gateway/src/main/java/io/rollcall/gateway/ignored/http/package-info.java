/** The admin API for ignored attributes. */
@NullMarked
package io.rollcall.gateway.ignored.http;

import org.jspecify.annotations.NullMarked;
