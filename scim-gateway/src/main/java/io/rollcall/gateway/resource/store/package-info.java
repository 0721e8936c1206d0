/** Resources of types that tenants define, in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.resource.store;

import org.jspecify.annotations.NullMarked;
