/** Audit: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.audit.store;

import org.jspecify.annotations.NullMarked;
