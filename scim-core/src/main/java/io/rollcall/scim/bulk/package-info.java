/** Bulk requests (RFC 7644 section 3.7): reading them, references between operations, and the order they run in. */
@NullMarked
package io.rollcall.scim.bulk;

import org.jspecify.annotations.NullMarked;
