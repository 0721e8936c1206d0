package io.rollcall.scim.schema;

import java.util.List;

/** A schema (RFC 7643 section 7): a URN and the attributes it defines. */
public record Schema(String id, String name, String description, List<AttributeDefinition> attributes) {
    public Schema {
        attributes = List.copyOf(attributes);
    }
}
