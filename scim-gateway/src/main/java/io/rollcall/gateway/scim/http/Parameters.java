package io.rollcall.gateway.scim.http;

import io.rollcall.gateway.dialect.Switch;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.SearchRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what SCIM requests carry besides their path. */
public final class Parameters {
    private Parameters() {}

    /** The query; names in any case, {@code +} as a blank. */
    public static SearchRequest query(RoutingContext request) {
        String query = request.request().query();
        if (query == null || query.isEmpty()) {
            return SearchRequest.ofQuery(Map.of());
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.queryParams()
                .forEach((name, value) -> parameters
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(value));
        return SearchRequest.ofQuery(parameters);
    }

    /** 428 if the directory asks for a precondition and there is none. */
    public static Precondition ifMatch(RoutingContext request) {
        Precondition ifMatch = Precondition.parse(request.request().getHeader("If-Match"));
        if (!ifMatch.given() && Callers.of(request).profile().on(Switch.REQUIRE_IF_MATCH)) {
            throw new ScimException(ScimError.of(
                    428, "This directory takes changes only with If-Match. Send the ETag of the version to change."));
        }
        return ifMatch;
    }

    public static Precondition ifNoneMatch(RoutingContext request) {
        return Precondition.parse(request.request().getHeader("If-None-Match"));
    }
}
