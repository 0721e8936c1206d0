/** Tenant: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.tenant.store;

import org.jspecify.annotations.NullMarked;
