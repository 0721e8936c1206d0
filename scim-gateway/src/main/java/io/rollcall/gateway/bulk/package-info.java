/** Many operations in one request (RFC 7644 section 3.7), carried out by the services of the resources. */
@NullMarked
package io.rollcall.gateway.bulk;

import org.jspecify.annotations.NullMarked;
