package io.rollcall.gateway.discovery;

import static io.restassured.RestAssured.given;
import static io.rollcall.gateway.testing.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Schemas;
import io.rollcall.gateway.testing.ScimClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Behind a proxy that tells nothing of itself, every address is below the configured one. */
@QuarkusTest
@GatewayTest
@TestProfile(PublicUrlTest.Proxied.class)
class PublicUrlTest {
    private static final String URL = "https://identity.example.com/rollcall";

    public static final class Proxied implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.public-url", URL + "/");
        }
    }

    private ScimClient client;
    private String base;

    @BeforeEach
    void connect() {
        Schemas schemas = Schemas.of("public-url");
        client = schemas.client();
        base = URL + "/scim/v2/" + schemas.directory();
        schemas.put(
                        "urn:acme:scim:2.0:Device",
                        "'resourceType':'Device','endpoint':'/Devices'",
                        "{'name':'serialNumber'}")
                .statusCode(201);
    }

    @Test
    @Tag("RFC-7644-3.3")
    void resources_name_their_public_address() {
        // Given
        Answer user = client.send(
                "POST", "/Users", json("{'userName':'ann'}"), Map.of("X-Forwarded-Host", "elsewhere.example.com"));
        String ann = "/Users/" + user.expect(201).id();

        // When
        Answer group = client.post("/Groups", json("{'displayName':'A','members':[{'value':'" + user.id() + "'}]}"))
                .expect(201);

        // Then
        assertThat(user.header("Location")).isEqualTo(base + ann);
        assertThat(location(user.json())).isEqualTo(base + ann);
        assertThat(group.json().path("members").path(0).path("$ref").asText()).isEqualTo(base + ann);
        Answer read = client.get(ann).expect(200);
        assertThat(read.header("Content-Location")).isEqualTo(base + ann);
        assertThat(read.json().path("groups").path(0).path("$ref").asText()).isEqualTo(base + "/Groups/" + group.id());
        Answer changed = client.patch(ann, json("{'Operations':[{'op':'add','path':'title','value':'x'}]}"));
        assertThat(changed.expect(200).header("Content-Location")).isEqualTo(base + ann);
        Answer device = client.post("/Devices", json("{'serialNumber':'1'}")).expect(201);
        assertThat(device.header("Location")).isEqualTo(base + "/Devices/" + device.id());
        assertThat(locations(client.get("/Users"))).containsExactly(base + ann);
        assertThat(locations(client.get("")))
                .containsExactly(base + ann, base + "/Groups/" + group.id(), base + "/Devices/" + device.id());
    }

    @Test
    @Tag("RFC-7644-3.7")
    void bulk_answers_name_public_addresses() {
        // When
        JsonNode operations = client.post("/Bulk", json("""
                        {'Operations':[
                         {'method':'POST','path':'/Users','bulkId':'u','data':{'userName':'bob'}},
                         {'method':'POST','path':'/Groups','bulkId':'g',
                          'data':{'displayName':'B','members':[{'value':'bulkId:u'}]}},
                         {'method':'DELETE','path':'/Users/0193f2d0-0000-7000-8000-000000000001'}]}""")).expect(200).json().path("Operations");

        // Then
        assertThat(operations.path(0).path("location").asText()).startsWith(base + "/Users/");
        assertThat(operations.path(1).path("location").asText()).startsWith(base + "/Groups/");
        assertThat(operations.path(2).path("location").asText())
                .isEqualTo(base + "/Users/0193f2d0-0000-7000-8000-000000000001");
    }

    @Test
    @Tag("RFC-7644-4")
    void discovery_names_public_addresses() {
        // When
        JsonNode config = client.get("/ServiceProviderConfig").expect(200).json();

        // Then
        assertThat(location(config)).isEqualTo(base + "/ServiceProviderConfig");
        assertThat(locations(client.get("/ResourceTypes")))
                .contains(base + "/ResourceTypes/User", base + "/ResourceTypes/Device")
                .allMatch(location -> location.startsWith(base + "/ResourceTypes/"));
        assertThat(locations(client.get("/Schemas")))
                .contains(base + "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")
                .allMatch(location -> location.startsWith(base + "/Schemas/urn:"));
        assertThat(location(client.get("/ResourceTypes/Group").json())).isEqualTo(base + "/ResourceTypes/Group");
    }

    @Test
    @Tag("RFC-8414-3")
    void the_token_endpoint_is_public_too() {
        given().get("/.well-known/oauth-authorization-server" + base.substring(URL.length()))
                .then()
                .statusCode(200)
                .body("issuer", equalTo(base))
                .body("token_endpoint", equalTo(base + "/oauth2/token"));
    }

    private static List<String> locations(Answer list) {
        List<String> locations = new ArrayList<>();
        list.expect(200).json().path("Resources").forEach(resource -> locations.add(location(resource)));
        return locations;
    }

    private static String location(JsonNode resource) {
        return resource.path("meta").path("location").asText();
    }
}
