/** Limits of directories in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.traffic.store;

import org.jspecify.annotations.NullMarked;
