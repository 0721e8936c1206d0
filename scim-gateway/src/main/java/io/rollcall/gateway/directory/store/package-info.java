/** Directories and tokens in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.directory.store;

import org.jspecify.annotations.NullMarked;
