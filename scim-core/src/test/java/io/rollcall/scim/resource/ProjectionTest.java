package io.rollcall.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.schema.AttributeBuilder;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Returned;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String ALWAYS = "'schemas':['s'],'id':'1'";
    private static final ObjectNode ANN = object(
            ALWAYS + ",'userName':'ann','password':'x','name':{'givenName':'A','familyName':'L'},"
                    + "'emails':[{'type':'work','value':'a'},{'value':'b'}],'meta':{'version':'1'},'ENT':{'department':'D','manager':{'value':'M','$ref':'r'}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "userName | 'userName':'ann'",
                "USERNAME,userName | 'userName':'ann'",
                "name.givenName | 'name':{'givenName':'A'}",
                "name,name.givenName | 'name':{'givenName':'A','familyName':'L'}",
                "emails.type | 'emails':[{'type':'work'}]",
                "emails.value | 'emails':[{'value':'a'},{'value':'b'}]",
                "ENT:department | 'ENT':{'department':'D'}",
                "ENT:manager.value | 'ENT':{'manager':{'value':'M'}}",
                "department | 'ENT':{'department':'D'}",
                "ENT | 'ENT':{'department':'D','manager':{'value':'M','$ref':'r'}}",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName | 'userName':'ann'",
                "id | ",
                "password | ",
                "shoeSize | ",
                "meta.version | 'meta':{'version':'1'}",
            })
    void attributesNamesWhatIsReturned(String attributes, String expected) {
        Projection projection = Projection.of(names(attributes), List.of("userName"), Schemas.userType());

        ObjectNode answer = projection.apply(ANN);

        assertThat(answer).isEqualTo(object(expected == null || expected.isEmpty() ? ALWAYS : ALWAYS + "," + expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "emails,ENT,meta,name | 'userName':'ann'",
                "emails.value,ENT,meta,name | 'userName':'ann','emails':[{'type':'work'}]",
                "id,schemas,emails,ENT,meta,name.familyName | 'userName':'ann','name':{'givenName':'A'}",
                "emails,ENT:manager,meta,name | 'userName':'ann','ENT':{'department':'D'}",
                "emails,ENT:manager.$ref,meta,name | 'userName':'ann','ENT':{'department':'D','manager':{'value':'M'}}",
            })
    void excludedAttributesNamesWhatIsNot(String excluded, String expected) {
        Projection projection = Projection.of(List.of(), names(excluded), Schemas.userType());

        ObjectNode answer = projection.apply(ANN);

        assertThat(answer).isEqualTo(object(ALWAYS + "," + expected));
    }

    @Test
    void neverReturnsAPassword() {
        ObjectNode answer = Projection.all(Schemas.userType()).apply(ANN);

        ObjectNode expected = ANN.deepCopy();
        expected.remove("password");
        assertThat(answer).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "members,,true",
        "members.value,,true",
        "displayName,,false",
        ",members,false",
        ",displayName,true",
        ",,true"
    })
    void tellsWhetherMembersAreNeeded(String attributes, String excluded, boolean needed) {
        Projection projection = Projection.of(names(attributes), names(excluded), Schemas.groupType());

        boolean included = projection.includes("members");

        assertThat(included).isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | {'plain':'p','mixed':{'open':'o'}}",
                "secretive | {'secretive':'s'}",
                "mixed.asked | {'mixed':{'asked':'a'}}",
                "mixed | {'mixed':{'open':'o'}}"
            },
            quoteCharacter = '\0')
    void returnsOnRequestOnlyWhatSaysSo(String attributes, String expected) {
        ResourceType type = requestOnly();
        ObjectNode stored = object("'plain':'p','secretive':'s','mixed':{'open':'o','asked':'a','hidden':'h'}");

        ObjectNode answer = Projection.of(names(attributes.replace("''", "")), List.of(), type)
                .apply(stored);

        assertThat(answer).isEqualTo(ScimJson.standard().readObject(expected.replace('\'', '"')));
    }

    private static ResourceType requestOnly() {
        Schema schema = new Schema(
                "urn:example:2.0:Thing",
                "Thing",
                "A thing",
                List.of(
                        AttributeBuilder.string("plain", "").build(),
                        AttributeBuilder.string("secretive", "")
                                .returned(Returned.REQUEST)
                                .build(),
                        AttributeBuilder.complex(
                                        "mixed",
                                        "",
                                        AttributeBuilder.string("open", "").build(),
                                        AttributeBuilder.string("asked", "")
                                                .returned(Returned.REQUEST)
                                                .build(),
                                        AttributeBuilder.string("hidden", "")
                                                .returned(Returned.NEVER)
                                                .build())
                                .build()));
        return new ResourceType("Thing", "/Things", schema, List.of(), null);
    }

    private static List<String> names(String list) {
        return list == null || list.isBlank()
                ? List.of()
                : List.of(list.replace("ENT", ENT).split(",", -1));
    }

    private static ObjectNode object(String fields) {
        return ScimJson.standard().readObject("{" + fields.replace('\'', '"').replace("ENT", ENT) + "}");
    }
}
