package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** URNs of SCIM 1.1 that some providers still write into 2.0 bodies. */
final class Version1Names {
    private static final String CORE = "urn:scim:schemas:core:1.0";
    private static final String ENTERPRISE = "urn:scim:schemas:extension:enterprise:1.0";
    private static final String ENTERPRISE_2 = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private Version1Names() {}

    /** The attributes of the old extension become those of the new one; what the new one says itself counts. */
    static ObjectNode replace(ObjectNode body) {
        Bodies.unlist(body, CORE);
        Bodies.unlist(body, ENTERPRISE);
        JsonNode old = body.remove(ENTERPRISE);
        if (old instanceof ObjectNode attributes) {
            if (body.get(ENTERPRISE_2) instanceof ObjectNode current) {
                attributes.setAll(current);
            }
            body.set(ENTERPRISE_2, attributes);
        }
        return body;
    }
}
