package io.rollcall.scim.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the service can do (RFC 7643 section 5, RFC 9865 section 3). Declare what is true.
 *
 * @param eventUris event URIs of RFC 9967 that the service generates; none: the document does not speak of events
 * @param bulk null-free; {@code maxOperations} 0 means not supported
 */
public record ServiceProviderConfig(
        String documentationUri,
        boolean patch,
        Bulk bulk,
        int filterMaxResults,
        boolean changePassword,
        boolean sort,
        boolean etag,
        Pagination pagination,
        List<AuthenticationScheme> authenticationSchemes,
        List<String> eventUris) {

    public ServiceProviderConfig {
        authenticationSchemes = List.copyOf(authenticationSchemes);
        eventUris = List.copyOf(eventUris);
    }

    /** The same with the events of RFC 9967 that the service tells of. */
    public ServiceProviderConfig withEvents(List<String> uris) {
        return new ServiceProviderConfig(
                documentationUri,
                patch,
                bulk,
                filterMaxResults,
                changePassword,
                sort,
                etag,
                pagination,
                authenticationSchemes,
                uris);
    }

    /** Bulk limits; authentik reads {@code maxOperations} as its PATCH chunk size also where bulk is not supported. */
    public record Bulk(boolean supported, int maxOperations, int maxPayloadSize) {}

    public record Pagination(boolean cursor, int defaultPageSize, int maxPageSize, int cursorTimeoutSeconds) {}

    public record AuthenticationScheme(String type, String name, String description, String specUri, boolean primary) {

        public static AuthenticationScheme bearerToken() {
            return new AuthenticationScheme(
                    "oauthbearertoken",
                    "OAuth Bearer Token",
                    "The bearer token of the directory",
                    "https://www.rfc-editor.org/info/rfc6750",
                    true);
        }

        /** The grant by which a client gets bearer tokens by itself. @param tokenEndpoint where */
        public static AuthenticationScheme clientCredentials(String tokenEndpoint) {
            return new AuthenticationScheme(
                    "oauth2",
                    "OAuth 2.0 client credentials",
                    "Short-lived bearer tokens for a client of the directory, from " + tokenEndpoint,
                    "https://www.rfc-editor.org/info/rfc6749",
                    false);
        }
    }

    /** The document. @param baseUrl absolute URL of the SCIM root, without a slash at its end */
    public ObjectNode toJson(String baseUrl) {
        ObjectNode document = Discovery.start("ServiceProviderConfig");
        document.put("documentationUri", documentationUri);
        document.putObject("patch").put("supported", patch);
        document.putObject("bulk")
                .put("supported", bulk.supported())
                .put("maxOperations", bulk.maxOperations())
                .put("maxPayloadSize", bulk.maxPayloadSize());
        document.putObject("filter").put("supported", true).put("maxResults", filterMaxResults);
        document.putObject("changePassword").put("supported", changePassword);
        document.putObject("sort").put("supported", sort);
        document.putObject("etag").put("supported", etag);
        paginationTo(document.putObject("pagination"));
        schemesTo(document.putArray("authenticationSchemes"));
        if (!eventUris.isEmpty()) {
            ObjectNode events = document.putObject("securityEvents").put("asyncRequest", "none");
            eventUris.forEach(events.putArray("eventUris")::add);
        }
        Discovery.meta(document, "ServiceProviderConfig", baseUrl + "/ServiceProviderConfig");
        return document;
    }

    private void paginationTo(ObjectNode target) {
        target.put("cursor", pagination.cursor());
        target.put("index", true);
        target.put("defaultPaginationMethod", "index");
        target.put("defaultPageSize", pagination.defaultPageSize());
        target.put("maxPageSize", pagination.maxPageSize());
        if (pagination.cursor()) {
            target.put("cursorTimeout", pagination.cursorTimeoutSeconds());
        }
    }

    private void schemesTo(ArrayNode target) {
        for (AuthenticationScheme scheme : authenticationSchemes) {
            target.addObject()
                    .put("type", scheme.type())
                    .put("name", scheme.name())
                    .put("description", scheme.description())
                    .put("specUri", scheme.specUri())
                    .put("primary", scheme.primary());
        }
    }
}
