/** Whose names count, in PostgreSQL. */
@NullMarked
package io.rollcall.provisioning.named.store;

import org.jspecify.annotations.NullMarked;
