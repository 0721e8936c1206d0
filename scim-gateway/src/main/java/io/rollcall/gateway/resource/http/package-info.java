/** The endpoints of types that tenants define. */
@NullMarked
package io.rollcall.gateway.resource.http;

import org.jspecify.annotations.NullMarked;
