/** Lists over several types of resources (RFC 7644 sections 3.4.2.1 and 3.4.3). */
@NullMarked
package io.rollcall.gateway.search;

import org.jspecify.annotations.NullMarked;
