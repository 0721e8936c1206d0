/** Manual roles in PostgreSQL. */
@NullMarked
package io.rollcall.rbac.grant.store;

import org.jspecify.annotations.NullMarked;
