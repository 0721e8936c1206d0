/** The HTTP edge of /scim: parameters, answers and errors. */
@NullMarked
package io.rollcall.gateway.scim.http;

import org.jspecify.annotations.NullMarked;
