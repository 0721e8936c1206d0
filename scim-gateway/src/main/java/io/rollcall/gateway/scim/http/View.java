package io.rollcall.gateway.scim.http;

import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
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

    /** @throws io.rollcall.scim.message.ScimException 400 invalidFilter */
    public static ListQuery query(SearchRequest request, Dialect dialect) {
        String filter = request.filter();
        Integer count = request.count();
        return new ListQuery(
                filter == null ? null : Filter.parse(filter, dialect),
                request.startIndex(),
                Math.min(count == null ? ListQuery.DEFAULT_COUNT : count, ListQuery.MAX_COUNT));
    }
}
