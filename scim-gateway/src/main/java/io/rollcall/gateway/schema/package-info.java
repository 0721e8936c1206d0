/** Schemas that tenants define for their directories: extensions, and resource types of their own. */
@NullMarked
package io.rollcall.gateway.schema;

import org.jspecify.annotations.NullMarked;
