/** Roles and seats in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.access.store;

import org.jspecify.annotations.NullMarked;
