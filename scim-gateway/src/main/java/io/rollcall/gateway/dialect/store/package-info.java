/** Dialects of directories in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.dialect.store;

import org.jspecify.annotations.NullMarked;
