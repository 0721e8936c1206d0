/** Conflict: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.conflict.store;

import org.jspecify.annotations.NullMarked;
