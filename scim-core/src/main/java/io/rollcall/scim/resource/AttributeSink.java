package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.scim.schema.ResolvedPath;

/** Receives the attributes of an object as they are found. */
public interface AttributeSink {
    void attribute(ResolvedPath path, JsonNode raw);

    /** A name that is no attribute of the type. */
    void unknown(String name, JsonNode raw);
}
