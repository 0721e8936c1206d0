package io.rollcall.gateway.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version that is or was in force. @param document null where the schema was deleted */
public record SchemaVersion(long version, @Nullable JsonNode document, Instant changedAt) {}
