/** Roles in PostgreSQL. */
@NullMarked
package io.rollcall.rbac.role.store;

import org.jspecify.annotations.NullMarked;
