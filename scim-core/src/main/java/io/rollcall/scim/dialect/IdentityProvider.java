package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one identity provider, or a client library that several share, is known for: by what its requests are
 * recognised, what is granted to it beyond the RFCs, and how its bodies are brought into the form that RFC 7644 has for
 * what they mean. Bodies are rewritten before they are read, so the readers know no provider.
 */
public sealed interface IdentityProvider
        permits Authentik,
                ConnId,
                Entra,
                Generic,
                GoogleWorkspace,
                InteropProfile,
                JumpCloud,
                KeycloakExtension,
                Okta,
                OneLogin,
                Ping,
                Rippling,
                SailPoint,
                Salesforce,
                Strict {

    /** The word by which configuration and the admin API know it. */
    String key();

    /** The name people know. */
    String title();

    /** Further words for it in configuration, in lower case. */
    default Set<String> aliases() {
        return Set.of();
    }

    /** What is granted to it beyond the RFCs. */
    default Dialect dialect() {
        return Dialect.lenient();
    }

    /** By what line and headers of a request name this provider; null if they do not. */
    default @Nullable String recognise(RequestTraits request) {
        return null;
    }

    /** What in the line of a request is known of this provider, though others may have it too; null if nothing is. */
    default @Nullable String habit(RequestTraits request) {
        return null;
    }

    /** Why the body of a POST or PUT must come from this provider; null if it does not tell. */
    default @Nullable String recogniseResource(ObjectNode body) {
        return null;
    }

    /** Why the body of a PATCH must come from this provider; null if it does not tell. */
    default @Nullable String recognisePatch(ObjectNode body) {
        return null;
    }

    /** Rewrites the body of a POST or PUT in place, and returns it. */
    default ObjectNode resource(ObjectNode body) {
        return body;
    }

    /**
     * Rewrites the body of a PATCH in place, and returns it.
     *
     * @throws io.rollcall.scim.message.ScimException 400 if this dialect does not have what is asked for
     */
    default ObjectNode patch(ObjectNode body) {
        return body;
    }
}
