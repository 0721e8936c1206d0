package io.rollcall.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.system.Http.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What an identity provider does to one directory. */
record ScimClient(String baseUrl, String token) {

    private static final String SCIM_JSON = "application/scim+json";

    /** The id of the directory. */
    String directory() {
        return baseUrl.substring(baseUrl.lastIndexOf('/') + 1);
    }

    String createUser(String userName) {
        return send("POST", "/Users", userBody(userName))
                .expect(201)
                .body()
                .path("id")
                .asText();
    }

    static String userBody(String userName) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s","active":true,
                 "name":{"givenName":"Given","familyName":"Family"},"displayName":"Given Family",
                 "emails":[{"primary":true,"type":"work","value":"%1$s"}]}""".formatted(userName);
    }

    JsonNode findUser(String userName) {
        return send("GET", "/Users?filter=" + encode("userName eq \"" + userName + "\""), "")
                .expect(200)
                .body();
    }

    /** The id of the group of that name, created if the directory does not have it. */
    String group(String displayName) {
        var found = send("GET", "/Groups?filter=" + encode("displayName eq \"" + displayName + "\""), "")
                .expect(200)
                .body();
        if (found.path("totalResults").asInt() > 0) {
            return found.at("/Resources/0/id").asText();
        }
        return send("POST", "/Groups", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"%s","members":[]}""".formatted(displayName))
                .expect(201)
                .body()
                .path("id")
                .asText();
    }

    Answer addMember(String group, String user) {
        return patch("/Groups/" + group, """
                {"op":"add","path":"members","value":[{"value":"%s"}]}""".formatted(user));
    }

    Answer setActive(String user, boolean active) {
        return patch("/Users/" + user, "{\"op\":\"replace\",\"value\":{\"active\":" + active + "}}");
    }

    Answer patch(String path, String operation) {
        return send("PATCH", path, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[%s]}""".formatted(operation));
    }

    Answer send(String method, String path, String body) {
        return Http.send(method, baseUrl + path, token, SCIM_JSON, body);
    }

    Answer trySend(String method, String path, String body) throws IOException {
        return Http.trySend(method, baseUrl + path, token, SCIM_JSON, body);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
