/** Protocol messages (RFC 7644 section 3.12 and others): errors, lists, searches. */
@NullMarked
package io.rollcall.scim.message;

import org.jspecify.annotations.NullMarked;
