package io.rollcall.gateway.schema.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A schema to define.
 *
 * @param resourceType what it extends ({@code User}, {@code Group}, a type of the directory's own); with an endpoint the
 *     name of the type that it defines
 * @param endpoint of the type to define, such as {@code /Devices}; left out for extensions
 * @param required whether every resource must have the extension; false if left out
 * @param schema RFC 7643 section 7
 */
public record SchemaUpload(
        String resourceType,
        @Nullable String endpoint,
        @Nullable Boolean required,
        ObjectNode schema) {}
