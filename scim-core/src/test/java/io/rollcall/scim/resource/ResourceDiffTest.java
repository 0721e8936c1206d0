package io.rollcall.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceDiffTest {
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'title':'A' | 'title':'A' | ",
                "'title':'A' | 'title':'B' | title",
                "'title':'A' | 'nickName':'B' | nickName;title",
                "'name':{'givenName':'A','familyName':'L'} | 'name':{'givenName':'B','familyName':'L'} | name.givenName",
                "'name':{'givenName':'A'} | 'x':1 | name.givenName",
                "'emails':[{'value':'a'},{'value':'b'}] | 'emails':[{'value':'b'},{'value':'a'}] | ",
                "'emails':[{'value':'a'}] | 'emails':[{'value':'a'},{'value':'a'}] | emails",
                "'emails':[{'value':'a'},{'value':'a'}] | 'emails':[{'value':'a'},{'value':'b'}] | emails",
                "'ENT':{'department':'D'} | 'ENT':{'department':'E','division':'V'} | ENT:department;ENT:division",
                "'ENT':{'manager':{'value':'M'}} | 'x':1 | ENT:manager.value",
                "'id':'1','meta':{'version':'1'},'schemas':['a'] | 'id':'2','meta':{'version':'2'},'schemas':[] | ",
            })
    void namesTheAttributesThatDiffer(String before, String after, String paths) {
        ObjectNode old = object(before);
        ObjectNode now = object(after);

        List<AttributeChange> changes = ResourceDiff.between(old, now, Schemas.userType());

        List<String> expected = paths == null || paths.isEmpty()
                ? List.of()
                : List.of(paths.replace("ENT", ENT).split(";", -1));
        assertThat(changes).extracting(AttributeChange::path).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void carriesTheValuesBeforeAndAfter() {
        ObjectNode old = object("'title':'A'");
        ObjectNode now = object("'nickName':'B'");

        List<AttributeChange> changes = ResourceDiff.between(old, now, Schemas.userType());

        assertThat(changes)
                .containsExactlyInAnyOrder(
                        new AttributeChange("title", TextNode.valueOf("A"), null),
                        new AttributeChange("nickName", null, TextNode.valueOf("B")));
    }

    private static ObjectNode object(String fields) {
        return ScimJson.standard().readObject("{" + fields.replace('\'', '"').replace("ENT", ENT) + "}");
    }
}
