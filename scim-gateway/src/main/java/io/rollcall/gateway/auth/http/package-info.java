/** Bearer tokens of SCIM requests. */
@NullMarked
package io.rollcall.gateway.auth.http;

import org.jspecify.annotations.NullMarked;
