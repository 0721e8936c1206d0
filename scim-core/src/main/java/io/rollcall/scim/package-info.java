/** SCIM 2.0 (RFC 7643, RFC 7644) as plain Java: no framework, no I/O. */
@NullMarked
package io.rollcall.scim;

import org.jspecify.annotations.NullMarked;
