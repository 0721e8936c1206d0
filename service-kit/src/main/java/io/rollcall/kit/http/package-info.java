/** Errors as RFC 9457 problems, request ids, strict JSON. */
@NullMarked
package io.rollcall.kit.http;

import org.jspecify.annotations.NullMarked;
