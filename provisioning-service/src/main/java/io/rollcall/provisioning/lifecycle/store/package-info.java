/** Lifecycle: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.lifecycle.store;

import org.jspecify.annotations.NullMarked;
