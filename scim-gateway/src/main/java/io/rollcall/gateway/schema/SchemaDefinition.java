package io.rollcall.gateway.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.SchemaReader;
import org.jspecify.annotations.Nullable;

/**
 * A schema as a tenant defines it.
 *
 * @param resourceType the type that it extends, or that it is the schema of
 * @param endpoint where resources of that type are, such as {@code /Devices}; null if the schema extends a type
 * @param required whether every resource must have the extension
 * @param document as it was uploaded
 */
public record SchemaDefinition(
        String resourceType, @Nullable String endpoint, boolean required, Schema schema, ObjectNode document) {

    /** @throws io.rollcall.scim.schema.InvalidSchemaException with everything that is wrong with the document */
    public static SchemaDefinition of(
            String resourceType, @Nullable String endpoint, boolean required, ObjectNode document) {
        Schema schema = endpoint == null ? SchemaReader.extension(document) : SchemaReader.core(document);
        return new SchemaDefinition(resourceType, endpoint, required, schema, document);
    }

    public boolean extension() {
        return endpoint == null;
    }

    /** How the schema's attributes are found in a resource: below its URN, or at the top. */
    public @Nullable String container() {
        return extension() ? schema.id() : null;
    }
}
