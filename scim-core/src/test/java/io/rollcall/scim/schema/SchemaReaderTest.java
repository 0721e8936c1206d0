package io.rollcall.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.json.ScimJson;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaReaderTest {
    private static final String URN = "urn:acme:scim:2.0:User";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'name':'a','type':'text'} | attributes[0].type must be one of string, boolean",
                "{'name':'a','required':'yes'} | attributes[0].required must be true or false",
                "{'name':'a b'} | attributes[0].name must start with a letter",
                "{'name':'schemas'} | attributes[0].name 'schemas' has a meaning of its own",
                "{'type':'string'} | attributes[0].name is required",
                "{'name':'a'},{'name':'A'} | attributes[1].name is the name of another attribute too",
                "{'name':'a','mutabilty':'readOnly'} | attributes[0].mutabilty is not known",
                "{'name':'a','type':'complex'} | attributes[0].subAttributes must be a list of 1 to 100",
                "{'name':'a','subAttributes':[{'name':'b'}]} | attributes[0].subAttributes belong to attributes of type complex",
                "{'name':'a','type':'complex','subAttributes':[{'name':'b','type':'complex'}]} | attributes[0].subAttributes[0].type must be one of",
                "{'name':'a','type':'complex','uniqueness':'server','subAttributes':[{'name':'b'}]} | attributes[0] cannot be unique",
                "{'name':'a','type':'boolean','uniqueness':'server'} | attributes[0] cannot be unique",
                "{'name':'a','mutability':'writeOnly','returned':'default'} | attributes[0] is writeOnly, so 'returned' must be never",
                "{'name':'a','mutability':'writeOnly','required':true} | attributes[0] is never returned, and such values are not kept",
                "{'name':'a','mutability':'readOnly','required':true} | attributes[0] is required and readOnly",
                "{'name':'a','type':'integer','canonicalValues':['1']} | attributes[0] has canonicalValues, which belong to type string",
                "{'name':'a','canonicalValues':['1','1']} | attributes[0].canonicalValues must be a list of texts",
                "{'name':'a','referenceTypes':['User']} | attributes[0] has referenceTypes",
                "'a' | attributes[0] must be an object",
            })
    void whatIsWrongIsNamedWithItsPlace(String attributes, String expected) {
        List<String> problems = problems(document(URN, attributes));

        assertThat(problems).singleElement().asString().startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "URN:ietf:params:scim:schemas:extension:enterprise:2.0:user",
        "urn:ietf:params:scim:api:messages:2.0:Error",
        "acme",
        "urn:acme",
        "urn:acme:",
        "urn::acme",
        "urn:acme:a b",
        "urn:acme:a\"b",
    })
    void foreignAndMalformedUrnsAreRefused(String urn) {
        assertThat(problems(document(urn.replace("\"", "\\\""), "{'name':'a'}")))
                .hasSize(1);
    }

    @Test
    void absentCharacteristicsHaveTheDefaultsOfTheStandard() {
        AttributeDefinition attribute = SchemaReader.extension(document(URN, "{'name':'a'}"))
                .attributes()
                .getFirst();

        assertThat(attribute)
                .isEqualTo(AttributeBuilder.string("a", "a").enforced().build());
    }

    @Test
    void aTypeHasTheCommonAttributesOnce() {
        Schema schema = SchemaReader.core(document(URN, "{'name':'ID'},{'name':'serial'}"));

        assertThat(schema.attributes())
                .extracting(AttributeDefinition::name)
                .containsExactly("id", "externalId", "meta", "serial");
    }

    @Property(tries = 300)
    void whatDiscoveryShowsIsReadAsTheSame(@ForAll("schemas") Schema schema) {
        ObjectNode document = Discovery.schema(schema, "https://example.com");

        Schema read = SchemaReader.extension(document);

        assertThat(read).isEqualTo(schema);
        assertThat(SchemaEvolution.hazards(URN, schema, read)).isEmpty();
    }

    @Property(tries = 300)
    void noDocumentDoesMoreThanBeRefused(@ForAll("values") String attributes) {
        try {
            assertThat(SchemaReader.extension(document(URN, attributes)).attributes())
                    .isNotEmpty();
        } catch (InvalidSchemaException e) {
            assertThat(e.problems()).isNotEmpty().allMatch(problem -> problem.startsWith("attributes"));
        }
    }

    @Provide
    Arbitrary<Schema> schemas() {
        Arbitrary<AttributeDefinition> simple = definitions(AttributeType.STRING);
        Arbitrary<AttributeDefinition> integers = definitions(AttributeType.INTEGER);
        Arbitrary<AttributeDefinition> complex = Combinators.combine(
                        names(), simple.list().ofSize(2).uniqueElements(AttributeDefinition::name))
                .as((name, subs) -> AttributeBuilder.complex(name, name, subs.toArray(AttributeDefinition[]::new))
                        .enforced()
                        .build());
        return Arbitraries.oneOf(simple, integers, complex)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements(AttributeDefinition::name)
                .map(attributes -> new Schema(URN, "Test", "Test", attributes));
    }

    private static Arbitrary<AttributeDefinition> definitions(AttributeType type) {
        return Combinators.combine(
                        names(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Mutability.READ_WRITE, Mutability.IMMUTABLE),
                        Arbitraries.of(Returned.DEFAULT, Returned.ALWAYS, Returned.REQUEST),
                        Arbitraries.of(Uniqueness.class))
                .as((name, many, required, mutability, returned, uniqueness) -> AttributeBuilder.attribute(
                                name, type, "About " + name)
                        .multiValued(many)
                        .required(required)
                        .caseExact(many)
                        .mutability(mutability)
                        .returned(returned)
                        .uniqueness(uniqueness)
                        .canonical(type == AttributeType.STRING && required ? List.of("x", "y") : List.of())
                        .enforced()
                        .build());
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(3).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> words = Arbitraries.of(
                "'name'",
                "'type'",
                "'complex'",
                "'string'",
                "'subAttributes'",
                "'required'",
                "'a'",
                "true",
                "null",
                "1",
                "[]",
                "{}",
                "[{'name':'a'}]");
        Arbitrary<String> objects = words.filter(word -> word.startsWith("'"))
                .flatMap(name -> words.map(value -> name + ":" + value))
                .list()
                .ofMaxSize(4)
                .uniqueElements(member -> member.substring(0, member.indexOf(':')))
                .map(members -> "{" + String.join(",", members) + "}");
        return Arbitraries.oneOf(objects, words).list().ofMaxSize(3).map(list -> String.join(",", list));
    }

    private static List<String> problems(ObjectNode document) {
        return catchThrowableOfType(InvalidSchemaException.class, () -> SchemaReader.extension(document))
                .problems();
    }

    private static ObjectNode document(String urn, String attributes) {
        String text = "{'id':'" + urn + "','name':'Test','attributes':[" + attributes + "]}";
        return ScimJson.standard().readObject(text.replace('\'', '"'));
    }
}
