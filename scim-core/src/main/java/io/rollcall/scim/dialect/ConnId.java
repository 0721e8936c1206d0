package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ConnId connector of Apache Syncope and midPoint: lower-case attribute names in filters, and what only a server may
 * say in what it creates.
 */
public record ConnId() implements IdentityProvider {
    private static final List<String> SERVERS_OWN = List.of("id", "meta", "groups");

    @Override
    public String key() {
        return "connid";
    }

    @Override
    public String title() {
        return "ConnId (Apache Syncope, midPoint)";
    }

    @Override
    public Set<String> aliases() {
        return Set.of("syncope", "apache-syncope", "midpoint");
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("connid", "syncope", "midpoint");
    }

    @Override
    public @Nullable String habit(RequestTraits request) {
        return request.asksExactly("filter=username") ? "lower-case username in a filter" : null;
    }

    @Override
    public ObjectNode resource(ObjectNode body) {
        body.remove(SERVERS_OWN);
        return body;
    }
}
