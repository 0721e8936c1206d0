package io.rollcall.gateway.scim.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.scim.ScimLimits;
import io.rollcall.scim.json.ScimJson;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests within the configured limits. */
@ApplicationScoped
public class Bodies {
    private final ScimJson json;

    public Bodies(ScimLimits limits) {
        this.json = new ScimJson(limits.json());
    }

    /** The body as one JSON object. @throws io.rollcall.scim.message.ScimException 400 invalidSyntax, 413 */
    public ObjectNode read(byte @Nullable [] body) {
        return json.readObject(body == null ? new byte[0] : body);
    }
}
