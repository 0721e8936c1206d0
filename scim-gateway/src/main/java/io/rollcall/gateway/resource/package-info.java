/** Resources of the types that tenants define. */
@NullMarked
package io.rollcall.gateway.resource;

import org.jspecify.annotations.NullMarked;
