/** Credentials in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.auth.store;

import org.jspecify.annotations.NullMarked;
