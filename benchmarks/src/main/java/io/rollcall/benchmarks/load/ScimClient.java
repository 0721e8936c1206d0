package io.rollcall.benchmarks.load;

import io.rollcall.benchmarks.load.HttpConnection.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;

/** The requests that identity providers send, on one connection. */
final class ScimClient implements AutoCloseable {

    /** A directory and its token. */
    record Target(URI base, String token) {}

    private static final String SCIM_JSON = "application/scim+json";

    private final Target target;
    private final HttpConnection connection;

    ScimClient(Target target) throws IOException {
        this.target = target;
        this.connection = new HttpConnection(target.base());
    }

    /** Looks a user up as Okta and Entra do before every create; the answer's body. */
    String lookup(String userName, Histogram micros) throws IOException {
        String filter = URLEncoder.encode("userName eq \"" + userName + "\"", StandardCharsets.UTF_8);
        return expect(200, timed("GET", "/Users?filter=" + filter + "&startIndex=1&count=100", "", micros));
    }

    /** Creates a user; its id. */
    String create(String userName, Histogram micros) throws IOException {
        String body = """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s",\
                "name":{"givenName":"Test","familyName":"User"},"emails":[{"primary":true,"value":"%1$s","type":"work"}],\
                "displayName":"Test User","locale":"en-US","externalId":"ext-%1$s","groups":[],"active":true}""".formatted(userName);
        return idOf(expect(201, timed("POST", "/Users", body, micros)));
    }

    void patchUser(String id, String operation, Histogram micros) throws IOException {
        expect(200, timed("PATCH", "/Users/" + id, patch(operation), micros));
    }

    /** Adds one member; the answer may be without a body. */
    void addMember(String groupId, String userId, Histogram micros) throws IOException {
        patchGroup(groupId, "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + userId + "\"}]}", micros);
    }

    void removeMember(String groupId, String userId, Histogram micros) throws IOException {
        patchGroup(groupId, "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + userId + "\\\"]\"}", micros);
    }

    void patchGroup(String groupId, String operation, Histogram micros) throws IOException {
        Answer answer = timed("PATCH", "/Groups/" + groupId, patch(operation), micros);
        if (answer.status() != 204) {
            expect(200, answer);
        }
    }

    String createGroup(String displayName) throws IOException {
        String body = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"" + displayName
                + "\",\"members\":[]}";
        return idOf(expect(201, timed("POST", "/Groups", body, new Histogram(3))));
    }

    private static String patch(String operation) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}";
    }

    private Answer timed(String method, String path, String body, Histogram micros) throws IOException {
        long begin = System.nanoTime();
        var answer = connection.send(method, target.base().getPath() + path, target.token(), SCIM_JSON, body);
        micros.recordValue((System.nanoTime() - begin) / 1000);
        return answer;
    }

    private static String expect(int status, Answer answer) throws IOException {
        if (answer.status() != status) {
            throw new IOException("expected " + status + ", got " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    static String idOf(String body) throws IOException {
        int at = body.indexOf("\"id\":\"");
        if (at < 0) {
            throw new IOException("no id in " + body);
        }
        return body.substring(at + 6, body.indexOf('"', at + 6));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
