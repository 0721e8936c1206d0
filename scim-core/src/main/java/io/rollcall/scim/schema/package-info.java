/** Attribute, schema and resource type definitions (RFC 7643) and the discovery documents made of them. */
@NullMarked
package io.rollcall.scim.schema;

import org.jspecify.annotations.NullMarked;
