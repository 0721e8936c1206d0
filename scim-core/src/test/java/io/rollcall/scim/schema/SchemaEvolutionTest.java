package io.rollcall.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.json.ScimJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaEvolutionTest {
    private static final String URN = "urn:acme:scim:2.0:User";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'name':'a'} | {'name':'a'},{'name':'b'} | ",
                "{'name':'a','required':true} | {'name':'a'} | ",
                "{'name':'a','type':'integer'} | {'name':'a','type':'decimal'} | ",
                "{'name':'a','canonicalValues':['x']} | {'name':'a','canonicalValues':['y','x']} | ",
                "{'name':'a','canonicalValues':['x']} | {'name':'a'} | ",
                "{'name':'a'},{'name':'b'} | {'name':'a'} | NoValues b",
                "{'name':'a'} | {'name':'A'} | NoValues a",
                "{'name':'a','type':'decimal'} | {'name':'a','type':'integer'} | NoValues a",
                "{'name':'a'} | {'name':'a','multiValued':true} | NoValues a",
                "{'name':'a'} | {'name':'a','returned':'never'} | NoValues a",
                "{'name':'a'} | {'name':'a','required':true} | Everywhere a",
                "{'name':'a'} | {'name':'a'},{'name':'b','required':true} | Everywhere b",
                "{'name':'a'} | {'name':'a','canonicalValues':['x']} | Canonical a",
                "{'name':'a','canonicalValues':['x','y']} | {'name':'a','canonicalValues':['x']} | Canonical a",
                "{'name':'c','type':'complex','subAttributes':[{'name':'a'},{'name':'b'}]} | {'name':'c','type':'complex','subAttributes':[{'name':'b','required':true}]} | NoValues c.a,Everywhere c.b",
            })
    void hazardsAreWhatStoredValuesCouldContradict(String before, String after, String expected) {
        var hazards = SchemaEvolution.hazards(URN, schema(before), schema(after));

        assertThat(hazards.stream()
                        .map(hazard -> hazard.getClass().getSimpleName() + " "
                                + hazard.path().path().substring(URN.length() + 1)))
                .containsExactly(expected == null ? new String[0] : expected.split(","));
    }

    private static Schema schema(String attributes) {
        String text = "{'id':'" + URN + "','name':'Test','attributes':[" + attributes + "]}";
        ObjectNode document = ScimJson.standard().readObject(text.replace('\'', '"'));
        return SchemaReader.extension(document);
    }
}
