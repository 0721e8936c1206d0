/** /Users. */
@NullMarked
package io.rollcall.gateway.user.http;

import org.jspecify.annotations.NullMarked;
