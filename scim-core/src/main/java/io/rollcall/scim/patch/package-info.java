/** PATCH requests (RFC 7644 section 3.5.2) and the forms identity providers really send. */
@NullMarked
package io.rollcall.scim.patch;

import org.jspecify.annotations.NullMarked;
