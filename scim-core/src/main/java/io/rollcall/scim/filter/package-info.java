/** Filters (RFC 7644 section 3.4.2.2): syntax tree, parser, printer, in-memory evaluation. */
@NullMarked
package io.rollcall.scim.filter;

import org.jspecify.annotations.NullMarked;
