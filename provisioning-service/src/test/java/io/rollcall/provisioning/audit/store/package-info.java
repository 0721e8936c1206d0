/** The audit trail in PostgreSQL. */
@NullMarked
package io.rollcall.provisioning.audit.store;

import org.jspecify.annotations.NullMarked;
