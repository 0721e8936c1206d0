/** Schemas in PostgreSQL, and whether stored resources fit them. */
@NullMarked
package io.rollcall.gateway.schema.store;

import org.jspecify.annotations.NullMarked;
