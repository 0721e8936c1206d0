/** Resync: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.resync.store;

import org.jspecify.annotations.NullMarked;
