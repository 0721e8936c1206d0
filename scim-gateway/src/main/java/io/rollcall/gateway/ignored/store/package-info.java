/** Ignored attributes in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.ignored.store;

import org.jspecify.annotations.NullMarked;
