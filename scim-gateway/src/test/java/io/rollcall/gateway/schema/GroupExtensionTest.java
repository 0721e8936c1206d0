package io.rollcall.gateway.schema;

import static io.rollcall.gateway.testing.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Schemas;
import io.rollcall.gateway.testing.ScimClient;
import org.junit.jupiter.api.Test;

/** Groups are extended as users are. */
@QuarkusTest
@GatewayTest
class GroupExtensionTest {
    private static final String URN = "urn:acme:scim:2.0:Group";

    @Test
    void groups_have_attributes_of_the_tenant() {
        // Given
        Schemas schemas = Schemas.of("gext");
        ScimClient client = schemas.client();
        schemas.put(URN, "'resourceType':'Group'", "{'name':'costCentre','uniqueness':'global'},{'name':'region'}")
                .statusCode(201);
        String sales = client.post("/Groups", group("Sales", "'costCentre':'C1','region':'north'"))
                .expect(201)
                .id();

        // When
        client.patch(
                        "/Groups/" + sales,
                        json("{'Operations':[{'op':'replace','path':'" + URN + ":costCentre','value':'C2'}]}"))
                .expect(200);

        // Then
        client.post("/Groups", group("Other", "'costCentre':'c2'")).expectError(409, "uniqueness");
        client.post("/Groups", group("Other", "'costCentre':'C1'")).expect(201);
        assertThat(client.find("Groups", URN + ":region eq \"NORTH\" and " + URN + ":costCentre eq \"c2\"")
                        .expect(200)
                        .json()
                        .path("Resources")
                        .path(0)
                        .path(URN)
                        .path("region")
                        .asText())
                .isEqualTo("north");
        client.delete("/Groups/" + sales).expect(204);
        client.post("/Groups", group("Sales", "'costCentre':'C2'")).expect(201);
    }

    @Test
    void a_global_value_is_unique_in_all_directories_of_the_tenant() {
        // Given
        Schemas one = Schemas.of("gext");
        Schemas two = Schemas.of("gext");
        Schemas foreign = Schemas.of("gext-other");
        for (Schemas schemas : new Schemas[] {one, two, foreign}) {
            schemas.put(URN, "'resourceType':'Group'", "{'name':'code','uniqueness':'global'}")
                    .statusCode(201);
        }
        one.client().post("/Groups", group("A", "'code':'only'")).expect(201);

        // When
        var second = two.client().post("/Groups", group("B", "'code':'ONLY'"));

        // Then
        second.expectError(409, "uniqueness");
        foreign.client().post("/Groups", group("B", "'code':'only'")).expect(201);
    }

    private static String group(String name, String values) {
        return json("{'displayName':'" + name + "','" + URN + "':{" + values + "}}");
    }
}
