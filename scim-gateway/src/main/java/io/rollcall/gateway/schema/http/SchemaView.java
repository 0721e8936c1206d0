package io.rollcall.gateway.schema.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.gateway.schema.SchemaDefinition;
import io.rollcall.gateway.schema.StoredSchema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A schema as the admin API shows it. @param schema as it was uploaded */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchemaView(
        String urn,
        String resourceType,
        @Nullable String endpoint,
        boolean required,
        long version,
        JsonNode schema,
        Instant createdAt,
        Instant lastModified) {

    static SchemaView of(StoredSchema stored) {
        SchemaDefinition definition = stored.definition();
        return new SchemaView(
                definition.schema().id(),
                definition.resourceType(),
                definition.endpoint(),
                definition.required(),
                stored.version(),
                definition.document(),
                stored.createdAt(),
                stored.lastModified());
    }
}
