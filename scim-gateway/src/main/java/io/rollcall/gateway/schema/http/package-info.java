/** The admin API of schemas, and what gives every SCIM request the types of its directory. */
@NullMarked
package io.rollcall.gateway.schema.http;

import org.jspecify.annotations.NullMarked;
