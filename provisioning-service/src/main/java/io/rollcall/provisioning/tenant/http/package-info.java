/** Tenant: the REST adapter. */
@NullMarked
package io.rollcall.provisioning.tenant.http;

import org.jspecify.annotations.NullMarked;
