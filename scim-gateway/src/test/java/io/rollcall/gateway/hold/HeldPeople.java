package io.rollcall.gateway.hold;

import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.directory;
import static io.rollcall.gateway.testing.Gateway.support;

import io.restassured.response.ValidatableResponse;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.EventCodec;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.kit.id.Ids;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** A directory with a low limit, and what is asked and seen when it is passed. */
abstract class HeldPeople {
    static final int PASS = 3;

    final String tenant = "hold-" + Ids.next();
    ScimClient idp;
    String directory;

    @BeforeEach
    void aDirectoryWithALowLimit() {
        idp = directory(tenant, "okta");
        directory = idp.baseUrl().substring(idp.baseUrl().lastIndexOf('/') + 1);
        guard(Map.of("people", PASS, "percent", 0));
    }

    void guard(Map<String, Object> settings) {
        support()
                .body(settings)
                .put(directories(tenant) + "/" + directory + "/guard")
                .then()
                .statusCode(200);
    }

    void soft() {
        support()
                .body(Map.of("switches", Map.of("softDelete", true)))
                .patch(directories(tenant) + "/" + directory + "/dialect")
                .then()
                .statusCode(200);
    }

    List<String> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> idp.post("/Users", "{\"userName\":\"p" + i + "-" + Ids.next() + "\"}")
                        .expect(201)
                        .id())
                .toList();
    }

    void deactivate(String person) {
        idp.patch("/Users/" + person, patch("active", "false")).expect(200);
    }

    static String patch(String attribute, String value) {
        return """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"replace","value":{"%s":%s}}]}
                """.formatted(attribute, value);
    }

    String holds() {
        return "/api/v1/tenants/" + tenant + "/holds";
    }

    ValidatableResponse hold() {
        return support().get(holds()).then().statusCode(200);
    }

    String holdId() {
        return hold().extract().path("items[0].id");
    }

    ValidatableResponse decide(String verb, Map<String, Object> order) {
        return support().body(order).post(holds() + "/" + holdId() + "/" + verb).then();
    }

    List<DirectoryUserEvent> heard(Events events) {
        return events.of(directory).stream()
                .map(events::decode)
                .map(DirectoryUserEvent.class::cast)
                .toList();
    }

    List<DirectoryUserEvent> of(Events events, String person) {
        return heard(events).stream()
                .filter(event -> event.user().id().toString().equals(person))
                .toList();
    }

    List<String> told(Events events, String what) {
        return heard(events).stream()
                .filter(event ->
                        EventCodec.typeOf(event).typeName().equals("io.rollcall.directory.user." + what + ".v1"))
                .map(event -> event.user().id().toString())
                .toList();
    }
}
