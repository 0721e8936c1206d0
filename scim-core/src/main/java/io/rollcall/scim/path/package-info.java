/** PATCH paths (RFC 7644 section 3.5.2): attribute, value filter, sub-attribute. */
@NullMarked
package io.rollcall.scim.path;

import org.jspecify.annotations.NullMarked;
