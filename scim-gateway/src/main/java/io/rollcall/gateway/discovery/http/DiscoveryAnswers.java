package io.rollcall.gateway.discovery.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.Parameters;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ListResponse;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What the discovery endpoints share: filters are refused, other parameters of the query mean nothing. */
final class DiscoveryAnswers {
    private DiscoveryAnswers() {}

    /** @throws ScimException 403 if the request has a filter (RFC 7644 section 4) */
    static Caller caller(RoutingContext request) {
        if (Parameters.query(request).filter() != null) {
            throw new ScimException(ScimError.of(403, "Discovery endpoints cannot be filtered."));
        }
        return Callers.of(request);
    }

    static ScimException unknown(String kind, String name) {
        return new ScimException(ScimError.notFound(kind + " " + name + " does not exist."));
    }

    static Response one(ObjectNode document) {
        return ScimAnswers.ok(ScimJson.standard().writeText(document));
    }

    static Response list(List<ObjectNode> documents) {
        return one(ListResponse.page(documents.size(), 1, documents).toJson());
    }

    static Response absent(String detail) {
        return ScimAnswers.error(ScimError.of(501, detail));
    }
}
