package io.rollcall.gateway.scim.http;

import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.resource.Projection;
import io.rollcall.scim.schema.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes an answer has.
 *
 * @param projection null if the client wants what is returned by default, which is all that is stored
 */
public record View(@Nullable Projection projection) {

    public static View of(SearchRequest request, ResourceType type) {
        boolean byDefault =
                request.attributes().isEmpty() && request.excludedAttributes().isEmpty();
        return new View(
                byDefault && !type.hasOnRequest()
                        ? null
                        : Projection.of(request.attributes(), request.excludedAttributes(), type));
    }

    /** Whether the attribute is needed for the answer. */
    public boolean includes(String attribute) {
        return projection == null || projection.includes(attribute);
    }

    /** @param whole the complete resource */
    public String of(String whole) {
        return projection == null
                ? whole
                : ScimJson.standard()
                        .writeText(projection.apply(ScimJson.standard().readObject(whole)));
    }
}
