/** Searches in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.search.store;

import org.jspecify.annotations.NullMarked;
