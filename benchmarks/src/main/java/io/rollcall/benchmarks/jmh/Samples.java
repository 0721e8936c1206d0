package io.rollcall.benchmarks.jmh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.json.ScimJson;
import java.nio.charset.StandardCharsets;

/** Requests and a resource as Entra and Okta send them. */
final class Samples {
    static final String SIMPLE_FILTER = "userName eq \"bjensen@example.com\"";
    static final String COMPLEX_FILTER = "(userName sw \"b\" or externalId eq \"701984\") and active eq true and"
            + " emails[type eq \"work\" and value co \"@example.com\"] and not (meta.lastModified lt \"2026-01-01T00:00:00Z\")";

    private static final String USER = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId":"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef","userName":"bjensen@example.com","active":true,
             "displayName":"Barbara Jensen","title":"Tour Guide","preferredLanguage":"en-US","locale":"en-US",
             "emails":[{"primary":true,"type":"work","value":"bjensen@example.com"},
                       {"type":"home","value":"babs@jensen.org"}],
             "phoneNumbers":[{"type":"work","value":"+1 555 555 5555"},{"type":"mobile","value":"+1 555 555 4444"}],
             "addresses":[{"type":"work","streetAddress":"100 Universal City Plaza","locality":"Hollywood",
                           "region":"CA","postalCode":"91608","country":"US"}],
             "name":{"formatted":"Ms. Barbara J Jensen","familyName":"Jensen","givenName":"Barbara"},
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"701984",
              "costCenter":"4130","department":"Tour Operations","manager":{"value":"26118915-6090-4610-87e4-49d8ca9f808d"}}}
            """;

    static final byte[] USER_BODY = USER.getBytes(StandardCharsets.UTF_8);

    static final byte[] OKTA_DEACTIVATE = bytes("""
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations":[{"op":"replace","value":{"active":false}}]}""");

    static final byte[] ENTRA_UPDATE = bytes("""
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
             {"op":"Replace","path":"active","value":"False"},
             {"op":"Add","path":"displayName","value":"Babs Jensen"},
             {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"babs@example.com"},
             {"op":"Add","path":"phoneNumbers[type eq \\"fax\\"].value","value":"+1 555"},
             {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Sales"}]}""");

    private Samples() {}

    static ObjectNode user() {
        return ScimJson.standard().readObject(USER_BODY);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
