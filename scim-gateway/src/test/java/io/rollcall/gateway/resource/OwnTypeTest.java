package io.rollcall.gateway.resource;

import static io.rollcall.gateway.testing.Gateway.support;
import static io.rollcall.gateway.testing.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.DirectoryResourceDeleted;
import io.rollcall.events.EventCodec;
import io.rollcall.events.Topic;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.Gateway;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Schemas;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.testing.EventProbe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A type that a tenant defined behaves as users do. */
@QuarkusTest
@GatewayTest
class OwnTypeTest {
    private static final String URN = "urn:acme:scim:2.0:Device";
    private static final String EXTENSION = "urn:acme:scim:2.0:Warranty";

    private Schemas schemas;
    private ScimClient client;

    @BeforeEach
    void define() {
        schemas = Schemas.of("own");
        client = schemas.client();
        schemas.put(
                        URN,
                        "'resourceType':'Device','endpoint':'/Devices'",
                        "{'name':'serialNumber','required':true,'uniqueness':'server','caseExact':true},"
                                + "{'name':'status','canonicalValues':['stock','used']},{'name':'price','type':'decimal'},"
                                + "{'name':'owner','type':'complex','subAttributes':[{'name':'value'},"
                                + "{'name':'$ref','type':'reference','referenceTypes':['User']}]}")
                .statusCode(201);
        schemas.put(EXTENSION, "'resourceType':'Device'", "{'name':'until','type':'dateTime'}")
                .statusCode(201);
    }

    @Tag("RFC-7643-6")
    @Test
    void a_resource_lives_and_is_told_of() {
        try (EventProbe probe = TestTopics.listen(Topic.DIRECTORY_RESOURCE_EVENTS)) {
            // Given
            Answer created = create(
                            "S1",
                            "'status':'stock','externalId':'e1','" + EXTENSION + "':{'until':'2027-01-01T00:00:00Z'}")
                    .expect(201);
            String path = "/Devices/" + created.id();

            // When
            client.patch(path, json("{'Operations':[{'op':'replace','path':'status','value':'used'}]}"))
                    .expect(200);
            Answer replaced =
                    client.put(path, json("{'serialNumber':'S1','price':9.5}")).expect(200);
            client.delete(path).expect(204);

            // Then
            assertThat(created.header("Location")).endsWith(path);
            assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
            assertThat(created.json().path("schemas").toString()).contains(URN, EXTENSION);
            assertThat(created.json().path("meta").path("resourceType").asText())
                    .isEqualTo("Device");
            assertThat(replaced.json().path("meta").path("version").asText()).isEqualTo("W/\"3\"");
            assertThat(replaced.json().has("status")).isFalse();
            client.get(path).expectError(404, "");
            client.delete(path).expectError(404, "");
            var deleted = probe.await(
                    event -> event.type().equals("io.rollcall.directory.resource.deleted.v1")
                            && event.key().equals("own/" + created.id()),
                    Duration.ofSeconds(20));
            var fact = (DirectoryResourceDeleted) new EventCodec()
                    .decode(deleted.type(), deleted.value().orElseThrow().getBytes(StandardCharsets.UTF_8));
            assertThat(fact.version()).isEqualTo(4);
            assertThat(fact.resource().resourceType()).isEqualTo("Device");
            create("S1", "'status':'used'").expect(201);
        }
    }

    @Tag("RFC-7644-3.4.2.2")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "serialNumber eq \"S1\" | S1",
                "serialNumber eq \"s1\" | ",
                "urn:acme:scim:2.0:Device:status eq \"USED\" | S2",
                "price gt 5 | S1",
                "owner.value eq \"ann\" | S2",
                "urn:acme:scim:2.0:Warranty:until lt \"2026-12-31T00:00:00Z\" | S1",
                "externalId eq \"x\" or not (price pr) | S2",
                "meta.resourceType eq \"Device\" | S1,S2",
            })
    void resources_are_found_by_filters(String filter, String serials) {
        // Given
        create("S1", "'price':9.5,'" + EXTENSION + "':{'until':'2026-11-01T00:00:00Z'}")
                .expect(201);
        create("S2", "'status':'used','owner':{'value':'ann'}").expect(201);

        // When
        Answer found = client.find("Devices", filter);

        // Then
        assertThat(found.expect(200).json().path("Resources").findValuesAsText("serialNumber"))
                .containsExactly(serials == null ? new String[0] : serials.split(","));
        assertThat(client.post("/Devices/.search", "{\"filter\":\"" + filter.replace("\"", "\\\"") + "\"}")
                        .expect(200)
                        .json()
                        .path("totalResults"))
                .isEqualTo(found.json().path("totalResults"));
    }

    @Test
    void lists_are_paged() {
        // Given
        List.of("A", "B", "C").forEach(serial -> create(serial, "'price':1").expect(201));

        // When
        JsonNode page = client.get("/Devices?startIndex=2&count=1&attributes=serialNumber")
                .expect(200)
                .json();

        // Then
        assertThat(page.path("totalResults").asInt()).isEqualTo(3);
        assertThat(page.path("Resources").findValuesAsText("serialNumber")).containsExactly("B");
        assertThat(page.path("Resources").path(0).has("price")).isFalse();
        assertThat(client.get("/Devices?count=0").json().path("totalResults").asInt())
                .isEqualTo(3);
    }

    @Tag("RFC-9865-2")
    @Test
    void lists_are_sorted_and_walked_by_cursor() {
        // Given
        create("A", "'price':3").expect(201);
        create("B", "'price':10").expect(201);
        create("C", "'status':'used'").expect(201);

        // When
        JsonNode first = client.get("/Devices?sortBy=price&sortOrder=descending&count=2&cursor")
                .expect(200)
                .json();

        // Then
        assertThat(first.path("Resources").findValuesAsText("serialNumber")).containsExactly("C", "B");
        JsonNode second = client.get("/Devices?sortBy=price&sortOrder=descending&count=2&cursor="
                        + first.path("nextCursor").asText())
                .expect(200)
                .json();
        assertThat(second.path("Resources").findValuesAsText("serialNumber")).containsExactly("A");
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(client.get("/Devices?sortBy=price&sortOrder=descending&count=2&cursor="
                                + second.path("previousCursor").asText())
                        .expect(200)
                        .json()
                        .path("Resources"))
                .isEqualTo(first.path("Resources"));
        assertThat(client.get("/Devices?sortBy=serialNumber&sortOrder=descending")
                        .expect(200)
                        .json()
                        .path("Resources")
                        .findValuesAsText("serialNumber"))
                .containsExactly("C", "B", "A");
    }

    @Test
    void totals_follow_creations_and_deletions() {
        // Given
        create("A", "'price':1").expect(201);
        String gone = create("B", "'price':1").expect(201).id();
        create("B", "'price':1").expect(409);

        // When
        client.delete("/Devices/" + gone).expect(204);

        // Then
        client.delete("/Devices/" + gone).expect(404);
        assertThat(client.get("/Devices?count=0").json().path("totalResults").asInt())
                .isEqualTo(1);
        assertThat(client.get("?count=0").json().path("totalResults").asInt()).isEqualTo(1);
    }

    @Tag("RFC-7644-3.7")
    @Test
    void bulk_requests_reach_the_type() {
        // Given
        String old = create("S1", "'price':1").expect(201).id();
        String gone = create("S2", "'price':1").expect(201).id();

        // When
        Answer answer = client.post("/Bulk", json("""
                {'Operations':[
                 {'method':'POST','path':'/Devices','bulkId':'d',
                  'data':{'serialNumber':'S3','owner':{'value':'bulkId:u'}}},
                 {'method':'POST','path':'/Users','bulkId':'u','data':{'userName':'ann'}},
                 {'method':'PATCH','path':'/Devices/OLD','version':'W/\\'1\\'',
                  'data':{'Operations':[{'op':'replace','path':'serialNumber','value':'S4'}]}},
                 {'method':'POST','path':'/Devices','bulkId':'e','data':{'serialNumber':'S1'}},
                 {'method':'PUT','path':'/Devices/bulkId:d','data':{'serialNumber':'S3','price':7}},
                 {'method':'DELETE','path':'/Devices/GONE'},
                 {'method':'POST','path':'/Devices','bulkId':'f','data':{'status':'used'}},
                 {'method':'DELETE','path':'/Cars/1'}]}
                """.replace("OLD", old).replace("GONE", gone)));

        // Then
        JsonNode operations = answer.expect(200).json().path("Operations");
        assertThat(operations)
                .extracting(operation -> operation.path("status").asText())
                .containsExactly("201", "201", "200", "201", "200", "204", "400", "404");
        String location = operations.path(0).path("location").asText();
        assertThat(location).startsWith(client.baseUrl() + "/Devices/");
        JsonNode created =
                client.get(location.substring(client.baseUrl().length())).json();
        assertThat(created.path("price").asInt()).isEqualTo(7);
        assertThat(operations.path(2).path("version").asText()).isEqualTo("W/\"2\"");
        assertThat(operations.path(6).path("response").path("detail").asText()).contains("serialNumber");
        assertThat(client.get("/Devices?count=0").json().path("totalResults").asInt())
                .isEqualTo(3);
    }

    @Tag("RFC-7644-3.7.2")
    @Test
    void a_bulk_request_can_close_a_circle_through_the_type() {
        // When
        Answer answer = client.post("/Bulk", json("""
                {'Operations':[
                 {'method':'POST','path':'/Devices','bulkId':'d',
                  'data':{'serialNumber':'S1','owner':{'value':'bulkId:e'}}},
                 {'method':'POST','path':'/Devices','bulkId':'e',
                  'data':{'serialNumber':'S2','owner':{'value':'bulkId:d'}}}]}
                """));

        // Then
        JsonNode operations = answer.expect(200).json().path("Operations");
        assertThat(operations.findValuesAsText("status")).containsExactly("201", "201");
        JsonNode found = client.find("Devices", "owner pr").json().path("Resources");
        assertThat(found.findValuesAsText("id"))
                .containsExactlyInAnyOrder(
                        found.path(0).path("owner").path("value").asText(),
                        found.path(1).path("owner").path("value").asText());
    }

    @Tag("RFC-7644-3.4.2.1")
    @Test
    void searches_at_the_root_find_the_type() {
        // Given
        client.post("/Users", json("{'userName':'ann','displayName':'Bravo'}")).expect(201);
        create("alpha", "'price':3").expect(201);
        client.post("/Groups", json("{'displayName':'Charlie'}")).expect(201);
        create("delta", "'price':1").expect(201);

        // When
        JsonNode everything = client.get("?count=3").expect(200).json();

        // Then
        assertThat(everything.path("totalResults").asInt()).isEqualTo(4);
        assertThat(types(everything)).containsExactly("User", "Device", "Group");
        assertThat(everything
                        .path("Resources")
                        .path(1)
                        .path("meta")
                        .path("location")
                        .asText())
                .startsWith(client.baseUrl() + "/Devices/");
        assertThat(search("'filter':'price gt 2'").findValuesAsText("serialNumber"))
                .containsExactly("alpha");
        assertThat(types(search("'filter':'displayName pr or serialNumber eq \\'delta\\''")))
                .containsExactly("User", "Group", "Device");
        assertThat(types(search("'sortBy':'price','attributes':['price']"))).isEmpty();
        assertThat(search("'sortBy':'price','sortOrder':'ascending'").findValuesAsText("serialNumber"))
                .containsExactly("delta", "alpha");
        assertThat(walked("'sortBy':'price','count':1"))
                .startsWith("Device", "Device")
                .hasSize(4);
        assertThat(walked("'count':1")).containsExactly("User", "Device", "Group", "Device");
        client.post("/.search", json("{'filter':'cost gt 2'}")).expectError(400, "invalidFilter");
    }

    private List<String> walked(String query) {
        List<String> types = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = search(query + ",'cursor':'" + cursor + "'");
            types.addAll(types(page));
            cursor = page.path("nextCursor").textValue();
        }
        return types;
    }

    private JsonNode search(String query) {
        return client.post("/.search", json("{" + query + "}")).expect(200).json();
    }

    private static List<String> types(JsonNode list) {
        return list.path("Resources").findValuesAsText("resourceType");
    }

    @Test
    void rules_hold_as_for_users() {
        // Given
        String id = create("S1", "'status':'stock'").expect(201).id();
        String path = "/Devices/" + id;

        // When
        Answer second = create("S1", "'status':'used'");

        // Then
        second.expectError(409, "uniqueness");
        create("S2", "'status':'lost'").expectError(400, "invalidValue");
        client.post("/Devices", "{}").expectError(400, "invalidValue");
        client.send("PUT", path, json("{'serialNumber':'S1'}"), Map.of("If-Match", "W/\"7\""))
                .expectError(412, "");
        client.send("GET", path, null, Map.of("If-None-Match", "W/\"1\"")).expect(304);
        client.find("Devices", "userName eq \"x\"").expectError(400, "invalidFilter");
        client.get("/Devices/nonsense").expectError(404, "");
        client.get("/Nonsense").expectError(404, "");
        client.post("/Nonsense", "{}").expectError(404, "");
        Gateway.directory("own", "okta").get("/Devices").expectError(404, "");
        support()
                .delete(schemas.path() + "/" + URN)
                .then()
                .statusCode(409)
                .body("detail", containsString("Delete it first"));
    }

    @Tag("RFC-7643-6")
    @Test
    void discovery_names_the_type() {
        // When
        JsonNode type = client.get("/ResourceTypes/Device").expect(200).json();

        // Then
        assertThat(type.path("endpoint").asText()).isEqualTo("/Devices");
        assertThat(type.path("schema").asText()).isEqualTo(URN);
        assertThat(type.path("schemaExtensions").findValuesAsText("schema")).containsExactly(EXTENSION);
        assertThat(client.get("/Schemas/" + URN)
                        .expect(200)
                        .json()
                        .path("attributes")
                        .findValuesAsText("name"))
                .contains("id", "externalId", "serialNumber");
    }

    private Answer create(String serial, String values) {
        return client.post("/Devices", json("{'serialNumber':'" + serial + "'," + values + "}"));
    }
}
