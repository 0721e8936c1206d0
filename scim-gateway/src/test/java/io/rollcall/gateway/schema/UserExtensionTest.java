package io.rollcall.gateway.schema;

import static io.rollcall.gateway.testing.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.Gateway;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Json;
import io.rollcall.gateway.testing.Schemas;
import io.rollcall.gateway.testing.ScimClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What identity providers can do with the attributes of a tenant, once the schema is uploaded. */
@QuarkusTest
@GatewayTest
class UserExtensionTest {
    private static final String URN = "urn:ietf:params:scim:schemas:extension:Acme:2.0:User";
    private static final String ATTRIBUTES = """
            {'name':'badge','uniqueness':'server'},
            {'name':'site','canonicalValues':['Berlin','Rome']},
            {'name':'code','caseExact':true},
            {'name':'level','type':'integer'},
            {'name':'grade','type':'decimal'},
            {'name':'since','type':'dateTime'},
            {'name':'remote','type':'boolean'},
            {'name':'hiredAs','mutability':'immutable'},
            {'name':'score','mutability':'readOnly'},
            {'name':'pin','mutability':'writeOnly'},
            {'name':'shoeSize','returned':'request'},
            {'name':'tag','returned':'always','multiValued':true},
            {'name':'page','type':'reference','referenceTypes':['external']},
            {'name':'devices','type':'complex','multiValued':true,'subAttributes':[
              {'name':'value','required':true,'caseExact':true},{'name':'type'},{'name':'label'},{'name':'primary','type':'boolean'}]}
            """;

    private Schemas schemas;
    private ScimClient client;

    @BeforeEach
    void define() {
        schemas = Schemas.of("ext");
        client = schemas.client();
        schemas.extendUser(URN, ATTRIBUTES).statusCode(201);
    }

    @Tag("RFC-7643-3.3")
    @Test
    void values_are_stored_answered_and_told() {
        try (Events events = Events.open()) {
            // When
            Answer created = create("ann", "'badge':'B1','site':'Berlin','level':3,'remote':'True','pin':'1234'");

            // Then
            JsonNode extension = created.expect(201).json().path(URN);
            assertThat(extension).isEqualTo(Json.read(json("{'badge':'B1','site':'Berlin','level':3,'remote':true}")));
            assertThat(created.json().path("schemas").toString()).contains(URN);
            assertThat(client.get("/Users/" + created.id()).json().path(URN)).isEqualTo(extension);
            assertThat(events.of(schemas.directory()))
                    .singleElement()
                    .satisfies(event -> assertThat(event.value().orElseThrow())
                            .contains("\"badge\":\"B1\"")
                            .doesNotContain("1234"));
        }
    }

    @Tag("RFC-7643-2.3")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'site':'Paris'",
                "'level':'many'",
                "'grade':1e200000",
                "'grade':'1e-200000'",
                "'since':'yesterday'",
                "'since':'0000-01-01T00:00:00Z'",
                "'since':'+123456-01-01T00:00:00Z'",
                "'since':'2026-01-01T00:00:00+18:00'",
                "'remote':'perhaps'",
                "'page':'no uri'",
                "'page':'relative'",
                "'devices':[{'label':'x'}]",
                "'devices':'x' , 'tag':{'a':1}",
            })
    void what_does_not_fit_is_refused(String values) {
        create("ann", values).expectError(400, "invalidValue");
    }

    @Tag("RFC-7644-3.5.2")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'op':'add','path':'URN:site','value':'Rome'} | 'site':'Rome'",
                "{'op':'Replace','path':'urn:ietf:params:scim:schemas:extension:ACME:2.0:user:SITE','value':'rome'} | 'site':'rome'",
                "{'op':'replace','value':{'URN:site':'Rome'}} | 'site':'Rome'",
                "{'op':'replace','value':{'URN':{'site':'Rome','level':4}}} | 'site':'Rome','level':4",
                "{'op':'add','path':'URN','value':{'level':4}} | 'site':'Berlin','level':4",
                "{'op':'add','path':'URN:devices','value':[{'value':'p1','type':'phone'}]} | 'site':'Berlin','devices':[{'value':'p1','type':'phone'}]",
                "{'op':'add','path':'URN:devices[type eq \\'phone\\'].value','value':'p2'} | 'site':'Berlin','devices':[{'type':'phone','value':'p2'}]",
                "{'op':'remove','path':'URN:site'} | ",
                "{'op':'remove','path':'URN'} | ",
                "{'op':'replace','path':'URN:pin','value':'99'} | 'site':'Berlin'",
            })
    void every_form_of_path_reaches_the_extension(String operation, String expected) {
        // Given
        String id = create("ann", "'site':'Berlin'").expect(201).id();
        String text = operation.replace("\\'", "\u0001").replace('\'', '"').replace("\u0001", "\\\"");

        // When
        Answer answer = client.patch("/Users/" + id, "{\"Operations\":[" + text.replace("URN", URN) + "]}");

        // Then
        JsonNode extension = answer.expect(200).json().path(URN);
        assertThat(extension.isMissingNode() ? Json.read("{}") : extension)
                .isEqualTo(Json.read(json("{" + (expected == null ? "" : expected) + "}")));
    }

    @Tag("RFC-7644-3.4.2.2")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "URN:badge eq \"b1\" | ann",
                "URN:badge ne \"b1\" | bob",
                "URN:badge sw \"B\" | ann,bob",
                "URN:badge pr | ann,bob",
                "URN:code eq \"x\" | ann",
                "URN:code eq \"X\" | ",
                "URN:level gt 2 and URN:remote eq true | ann",
                "URN:since lt \"2026-06-01T00:00:00+02:00\" | ann",
                "URN:since ge \"2026-06-01T00:00:00Z\" | bob",
                "URN:devices.value eq \"p1\" | ann",
                "URN:devices[type eq \"phone\" and value eq \"p1\"] | ann",
                "URN:tag co \"ed\" | bob",
            })
    void values_are_found_by_filters(String filter, String names) {
        // Given
        create(
                        "ann",
                        "'badge':'B1','code':'x','level':3,'remote':true,'since':'2026-05-01T00:00:00Z',"
                                + "'devices':[{'value':'p1','type':'phone'}]")
                .expect(201);
        create("bob", "'badge':'B2','code':'y','level':1,'remote':true,'since':'2026-07-01T00:00:00','tag':['red']")
                .expect(201);

        // When
        Answer found = client.find("Users", filter.replace("URN", URN));

        // Then
        assertThat(found.expect(200).json().path("Resources").findValuesAsText("userName"))
                .containsExactlyInAnyOrder(names == null ? new String[0] : names.split(","));
    }

    @Tag("RFC-7643-7")
    @Test
    void characteristics_decide_what_is_returned() {
        // Given
        String id = create("ann", "'shoeSize':'44','tag':['red'],'pin':'1','site':'Rome'")
                .expect(201)
                .id();

        // When
        JsonNode byDefault = client.get("/Users/" + id).json().path(URN);

        // Then
        assertThat(byDefault).isEqualTo(Json.read(json("{'tag':['red'],'site':'Rome'}")));
        assertThat(client.get("/Users/" + id + "?attributes=" + URN + ":shoeSize")
                        .json()
                        .path(URN))
                .isEqualTo(Json.read(json("{'shoeSize':'44','tag':['red']}")));
        assertThat(client.get("/Users/" + id + "?attributes=" + URN + ":pin")
                        .response()
                        .body())
                .doesNotContain("\"pin\"");
        client.find("Users", URN + ":pin eq \"1\"").expectError(400, "invalidFilter");
    }

    @Tag("RFC-7643-7")
    @Test
    void what_is_immutable_or_read_only_stays() {
        // Given
        String id = create("ann", "'hiredAs':'intern','score':'9'").expect(201).id();

        // When
        Answer changed = client.patch("/Users/" + id, replace("hiredAs", "ceo"));

        // Then
        changed.expectError(400, "mutability");
        client.patch("/Users/" + id, replace("score", "10")).expectError(400, "mutability");
        client.put("/Users/" + id, user("ann", "'hiredAs':'ceo'")).expectError(400, "mutability");
        client.put("/Users/" + id, user("ann", "'level':1")).expect(200);
        assertThat(client.get("/Users/" + id).json().path(URN))
                .isEqualTo(Json.read(json("{'level':1,'hiredAs':'intern'}")));
    }

    @Tag("RFC-7643-7")
    @Test
    void a_unique_value_has_one_owner_until_it_is_freed() {
        // Given
        String ann = create("ann", "'badge':'B1'").expect(201).id();
        String bob = create("bob", "'badge':'B2'").expect(201).id();

        // When
        Answer second = create("eve", "'badge':'b1'");

        // Then
        second.expectError(409, "uniqueness");
        assertThat(second.json().path("detail").asText()).contains(URN + ":badge");
        client.patch("/Users/" + bob, replace("badge", "B1")).expectError(409, "uniqueness");
        client.put("/Users/" + bob, user("bob", "'badge':'B1'")).expectError(409, "uniqueness");
        client.patch("/Users/" + ann, replace("badge", "B1")).expect(200);
        client.patch("/Users/" + ann, replace("badge", "B3")).expect(200);
        client.patch("/Users/" + bob, replace("badge", "B1")).expect(200);
        client.delete("/Users/" + bob).expect(204);
        create("eve", "'badge':'B1'").expect(201);
        client.post("/Users", user("bob", "'badge':'B1'")).expectError(409, "uniqueness");
        client.post("/Users", user("bob", "'badge':'B2'")).expect(201);
    }

    @Tag("RFC-7643-7")
    @Test
    void of_many_at_once_one_gets_the_unique_value() {
        // When
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(client.sendAsync("POST", "/Users", user("user" + i, "'badge':'only'")));
        }

        // Then
        List<Integer> states =
                answers.stream().map(answer -> answer.join().status()).toList();
        assertThat(states.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(states.stream().filter(status -> status == 409)).hasSize(39);
        assertThat(client.get("/Users?count=0").json().path("totalResults").asInt())
                .isEqualTo(1);
    }

    @Tag("RFC-7644-4")
    @Test
    void discovery_shows_the_schema_in_this_directory_alone() {
        // Given
        ScimClient other = Gateway.directory("ext", "okta");

        // When
        JsonNode schema = client.get("/Schemas/" + URN).expect(200).json();

        // Then
        assertThat(schema.path("attributes").findValuesAsText("name")).contains("badge", "devices", "primary");
        assertThat(client.get("/ResourceTypes/User")
                        .json()
                        .path("schemaExtensions")
                        .findValuesAsText("schema"))
                .contains(URN);
        assertThat(client.get("/Schemas").response().body()).contains(URN);
        other.get("/Schemas/" + URN).expectError(404, "");
        assertThat(other.get("/ResourceTypes").response().body()).doesNotContain(URN);
        other.find("Users", URN + ":site eq \"Rome\"").expectError(400, "invalidFilter");
    }

    private Answer create(String name, String values) {
        return client.post("/Users", user(name, values));
    }

    private static String user(String name, String values) {
        return json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + name + "','" + URN
                + "':{" + values + "}}");
    }

    private static String replace(String attribute, String value) {
        return json("{'Operations':[{'op':'replace','path':'" + URN + ":" + attribute + "','value':'" + value + "'}]}");
    }
}
