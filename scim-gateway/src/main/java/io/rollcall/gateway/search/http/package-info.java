/** The root of a directory. */
@NullMarked
package io.rollcall.gateway.search.http;

import org.jspecify.annotations.NullMarked;
