package io.rollcall.gateway.schema;

import static io.rollcall.gateway.testing.Gateway.as;
import static io.rollcall.gateway.testing.Gateway.support;
import static io.rollcall.gateway.testing.Schemas.json;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Schemas;
import io.rollcall.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The admin API of schemas: what it takes, what it refuses and why. */
@QuarkusTest
@GatewayTest
class SchemaApiTest {
    private static final String URN = "urn:acme:scim:2.0:User";

    @Test
    void a_schema_is_defined_versioned_and_deleted() {
        // Given
        Schemas schemas = Schemas.of("sch");
        schemas.extendUser(URN, "{'name':'site'}").statusCode(201).body("version", equalTo(1));
        schemas.extendUser(URN, "{'name':'site'}").statusCode(200).body("version", equalTo(1));
        schemas.extendUser(URN, "{'name':'site'},{'name':'floor','type':'integer'}")
                .statusCode(200)
                .body("version", equalTo(2));

        // When
        as(TestTokens.itAdmin("sch")).delete(schemas.path() + "/" + URN).then().statusCode(204);

        // Then
        support().get(schemas.path()).then().body("items", hasSize(0));
        support().get(schemas.path() + "/" + URN).then().statusCode(404);
        support()
                .get(schemas.path() + "/" + URN + "/versions")
                .then()
                .body("items.version", contains(1, 2, 3))
                .body("items[1].document.attributes.name", contains("site", "floor"))
                .body("items[2].document", nullValue());
        schemas.extendUser(URN, "{'name':'site'}").statusCode(201).body("version", equalTo(4));
    }

    @Test
    void everything_that_is_wrong_is_named_with_its_place() {
        Schemas.of("sch")
                .extendUser(
                        URN,
                        "{'name':'1st'},{'name':'a','type':'text'},{'name':'b','mutabilty':'readOnly'},"
                                + "{'name':'c','type':'complex'},{'name':'d'},{'name':'D'}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rollcall:problem:invalid-schema"))
                .body("problems", hasSize(5))
                .body("problems", hasItem(containsString("attributes[0].name must start with a letter")))
                .body("problems", hasItem(containsString("attributes[1].type must be one of string")))
                .body("problems", hasItem(containsString("attributes[2].mutabilty is not known")))
                .body("problems", hasItem(containsString("attributes[3].subAttributes must be a list")))
                .body("problems", hasItem(containsString("attributes[5].name is the name of another")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'name':'level'} | removed | There is 1 User with a value for 'URN:site', but the new schema does not have it",
                "{'name':'site','type':'integer'} | retyped | its type changes from string to integer",
                "{'name':'site','multiValued':true} | multi | it becomes multi-valued",
                "{'name':'site','canonicalValues':['Paris']} | narrowed | none of Paris",
                "{'name':'site'},{'name':'level','required':true} | required | without 'URN:level', which would be required",
                "{'name':'site'},{'name':'shared','uniqueness':'server'},{'name':'level'} | unique | 'URN:shared' are there more than once",
                "{'name':'site','returned':'never'},{'name':'level'} | hidden | never returned any more",
            })
    void a_change_that_breaks_stored_resources_is_refused_with_what_to_do(
            String attributes, String name, String expected) {
        // Given
        Schemas schemas = Schemas.of("sch");
        schemas.extendUser(URN, "{'name':'site'},{'name':'shared'},{'name':'level'}")
                .statusCode(201);
        create(schemas, "ann", "'site':'Rome','shared':'x'").expect(201);
        create(schemas, "bob", "'shared':'X'").expect(201);

        // When
        var answer = schemas.extendUser(URN, attributes);

        // Then
        answer.statusCode(409)
                .body("type", equalTo("urn:rollcall:problem:schema-breaks-resources"))
                .body("detail", containsString(expected.replace("URN", URN)));
        support().get(schemas.path() + "/" + URN).then().body("version", equalTo(1));
    }

    @Test
    void present_values_become_unique_if_they_are() {
        // Given
        Schemas schemas = Schemas.of("sch");
        schemas.extendUser(URN, "{'name':'badge'}").statusCode(201);
        create(schemas, "ann", "'badge':'B1'").expect(201);
        create(schemas, "bob", "'badge':'B2'").expect(201);

        // When
        schemas.extendUser(URN, "{'name':'badge','uniqueness':'server'}").statusCode(200);

        // Then
        create(schemas, "eve", "'badge':'b2'").expectError(409, "uniqueness");
        schemas.extendUser(URN, "{'name':'badge'}").statusCode(200);
        create(schemas, "eve", "'badge':'b2'").expect(201);
    }

    @Test
    void a_required_extension_is_demanded_of_everybody() {
        // Given
        Schemas schemas = Schemas.of("sch");
        String required = "'resourceType':'User','required':true";
        schemas.client().post("/Users", json("{'userName':'old'}")).expect(201);
        schemas.put(URN, required, "{'name':'site'}")
                .statusCode(409)
                .body("detail", containsString("There is 1 User without the extension"));
        Schemas empty = Schemas.of("sch");
        empty.put(URN, required, "{'name':'site','required':true}").statusCode(201);

        // When
        Answer without = empty.client().post("/Users", json("{'userName':'ann'}"));

        // Then
        without.expectError(400, "invalidValue");
        String ann = create(empty, "ann", "'site':'Rome'").expect(201).id();
        empty.client()
                .patch("/Users/" + ann, json("{'Operations':[{'op':'remove','path':'" + URN + "'}]}"))
                .expectError(400, "mutability");
    }

    @Test
    void a_schema_in_use_cannot_be_deleted() {
        // Given
        Schemas schemas = Schemas.of("sch");
        schemas.extendUser(URN, "{'name':'site'}").statusCode(201);
        create(schemas, "ann", "'site':'Rome'").expect(201);

        // When
        var answer = support().delete(schemas.path() + "/" + URN);

        // Then
        answer.then().statusCode(409).body("detail", containsString("1 User resource(s) have values"));
    }

    @Test
    void what_does_not_go_together_is_refused() {
        Schemas schemas = Schemas.of("sch");
        schemas.extendUser("urn:ietf:params:scim:schemas:core:2.0:User", "{'name':'a'}")
                .statusCode(400);
        schemas.put(URN, "'resourceType':'Robot'", "{'name':'a'}").statusCode(400);
        schemas.put(URN, "'resourceType':'User','endpoint':'/Users'", "{'name':'a'}")
                .statusCode(400);
        schemas.put(URN, "'resourceType':'Robot','endpoint':'/Users'", "{'name':'a'}")
                .statusCode(400);
        schemas.put(URN, "'resourceType':'Robot','endpoint':'/Ro/bots'", "{'name':'a'}")
                .statusCode(400);
        schemas.extendUser(URN, "{'name':'a'}").statusCode(201);
        schemas.put(URN, "'resourceType':'Group'", "{'name':'a'}").statusCode(409);
        support().body("{}").put(schemas.path() + "/" + URN).then().statusCode(400);
        support().get("/api/v1/tenants/sch/directories/nonsense/schemas").then().statusCode(404);
        as(TestTokens.admin("other")).get(schemas.path()).then().statusCode(403);
        support()
                .body(json(
                        "{'resourceType':'User','schema':{'id':'" + URN + "','name':'x','attributes':[{'name':'a'}]}}"))
                .put(schemas.path().replace("/sch/", "/else/") + "/" + URN)
                .then()
                .statusCode(404);
    }

    private static Answer create(Schemas schemas, String name, String values) {
        return schemas.client().post("/Users", json("{'userName':'" + name + "','" + URN + "':{" + values + "}}"));
    }
}
