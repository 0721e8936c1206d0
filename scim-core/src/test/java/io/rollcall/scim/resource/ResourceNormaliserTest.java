package io.rollcall.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNormaliserTest {
    private static final String UP = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final ResourceNormaliser users = new ResourceNormaliser(Schemas.userType(), Dialect.lenient());
    private final ResourceNormaliser groups = new ResourceNormaliser(Schemas.groupType(), Dialect.lenient());
    private final ResourceNormaliser strict = new ResourceNormaliser(Schemas.userType(), Dialect.strict());

    /** Left: what a client adds to userName. Right: what is stored beside schemas and userName. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'active':'True' | 'active':true",
                "'active':'false' | 'active':false",
                "'Active':true,'DISPLAYNAME':'Ann' | 'active':true,'displayName':'Ann'",
                "'title':null,'nickName':'','emails':[],'name':{} | ",
                "'addresses':null,'phoneNumbers':[null] | ",
                "'name':{'givenName':'','familyName':'Lee'} | 'name':{'familyName':'Lee'}",
                "'name':{'GIVENNAME':'Ann'} | 'name':{'givenName':'Ann'}",
                "'name.givenName':'Ann','name.familyName':'Lee' | 'name':{'givenName':'Ann','familyName':'Lee'}",
                "'name':{'givenName':'Ann'},'name.familyName':'Lee' | 'name':{'givenName':'Ann','familyName':'Lee'}",
                "'emails':{'value':'a@b.c','type':'work'} | 'emails':[{'value':'a@b.c','type':'work'}]",
                "'emails':'a@b.c' | 'emails':[{'value':'a@b.c'}]",
                "'emails':['a@b.c'] | 'emails':[{'value':'a@b.c'}]",
                "'emails':[{'type':'work','value':''}] | ",
                "'emails':[{'value':'a@b.c','primary':'True'}] | 'emails':[{'value':'a@b.c','primary':true}]",
                "'emails':[{'type':'work','value':'a@b.c'},{'type':'Work','value':'A@b.c','primary':true}] |"
                        + " 'emails':[{'type':'Work','value':'a@b.c','primary':true}]",
                "'emails':[{'value':'a','primary':true},{'value':'b','primary':true}] |"
                        + " 'emails':[{'value':'a','primary':true},{'value':'b','primary':false}]",
                "'addresses':[{'locality':'Bonn'},{'locality':'Bonn'}] | 'addresses':[{'locality':'Bonn'}]",
                "'phoneNumbers':[{'type':'work','value':'tel:+1-555'}] | 'phoneNumbers':[{'type':'work','value':'tel:+1-555'}]",
                "'roles':[{'primary':'True','display':'X','value':'Y','type':'Z'}] |"
                        + " 'roles':[{'primary':true,'display':'X','value':'Y','type':'Z'}]",
                "'id':'x','meta':{'version':'1'},'groups':[{'value':'g'}] | ",
                "'locale':'anything at all','profileUrl':'not a uri' | 'locale':'anything at all','profileUrl':'not a uri'",
                "'title':['CEO'] | 'title':'CEO'",
                "'title':7 | 'title':'7'",
            })
    void bringsBodiesIntoCanonicalForm(String given, String expected) {
        ObjectNode body = object("'userName':'ann'" + (given.isEmpty() ? "" : "," + given));

        NormalisedResource normalised = users.create(body);

        String rest = expected == null || expected.isEmpty() ? "" : "," + expected;
        assertThat(normalised.resource()).isEqualTo(object("'schemas':['" + UP + "'],'userName':'ann'" + rest));
        assertThat(normalised.ignored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'ENT':{'department':'D','manager':{'value':'M'}}",
                "'schemas':['UP'],'ENT':{'department':'D','manager':'M'}",
                "'schemas':null,'ENT':{'Department':'D','manager':[{'value':'M','displayName':'Ann','$ref':null}]}",
                "'schemas':['urn:scim:schemas:core:1.0','UP','ENT'],'ENT':{'department':'D','manager.value':'M'}",
                "'ENT:department':'D','ENT:manager.value':'M'",
                "'department':'D','manager':'M'",
                "'department':'D','ENT':{'department':'D','manager':{'value':'M','displayName':'x'},'division':null}",
            })
    void findsExtensionAttributesHoweverTheyAreNamed(String given) {
        ObjectNode body = object("'userName':'ann'," + given.replace("ENT", ENT).replace("UP", UP));

        NormalisedResource normalised = users.create(body);

        assertThat(normalised.resource())
                .isEqualTo(object("'schemas':['" + UP + "','" + ENT + "'],'userName':'ann','" + ENT
                        + "':{'department':'D','manager':{'value':'M'}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'manager':{'value':''}", "'manager':''", "'manager':null", "'manager':{'$ref':'x'}"})
    void anExtensionWithoutValuesIsAbsent(String manager) {
        ObjectNode body =
                object("'userName':'ann','schemas':['" + UP + "','" + ENT + "'],'" + ENT + "':{" + manager + "}");

        NormalisedResource normalised = users.create(body);

        assertThat(normalised.resource()).isEqualTo(object("'schemas':['" + UP + "'],'userName':'ann'"));
    }

    @Test
    void separatesThePassword() {
        ObjectNode body = object("'userName':'ann','password':'1mz050nq'");

        NormalisedResource normalised = users.create(body);

        assertThat(normalised.password()).isEqualTo(new Secret("1mz050nq"));
        assertThat(normalised).asString().doesNotContain("1mz050nq");
        assertThat(normalised.resource().has("password")).isFalse();
    }

    @Test
    void reportsWhatItIgnores() {
        ObjectNode body = object(
                "'userName':'ann','shoeSize':43,'roles':[{'value':'r','displayName':'R'}],'urn:x:1.0:Y':{'a':1}");

        NormalisedResource normalised = users.create(body);

        assertThat(normalised.ignored()).containsExactly("shoeSize", "roles.displayName", "urn:x:1.0:Y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'x':1 | userName",
                "'userName':'' | userName",
                "'userName':null | userName",
                "'userName':'a','active':'maybe' | active",
                "'userName':'a','active':1 | active",
                "'userName':'a','active':[true,false] | active",
                "'userName':{'value':'a'} | userName",
                "'userName':'a','name':'Ann' | name",
                "'userName':'a','emails':[['a']] | emails",
                "'userName':'a','userNAME':'b' | userName",
                "'userName':'a','name':{'givenName':'a','GivenName':'b'} | givenName",
                "'userName':'a','name':{'givenName':'a'},'name.givenName':'b' | name.givenName",
            })
    void refusesWhatCannotBeMeant(String given, String named) {
        ScimException refused = catchThrowableOfType(ScimException.class, () -> users.create(object(given)));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_VALUE);
        assertThat(refused.error().detail()).contains(named);
    }

    /** RFC 7643 section 2.1: names have no case. */
    @Test
    void strictlyTakesNamesInAnyCase() {
        ObjectNode given = object("'SCHEMAS':['" + UP + "'],'USERNAME':'ann'");

        assertThat(strict.create(given).resource().get("userName").asText()).isEqualTo("ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'userName':'a'",
                "'schemas':['UP'],'userName':'a','active':'True'",
                "'schemas':['UP'],'userName':'a','shoeSize':43",
                "'schemas':['UP'],'userName':'a','department':'D'",
                "'schemas':['UP'],'userName':'a','name.givenName':'D'",
                "'schemas':['UP'],'userName':'a','emails':{'value':'x'}",
                "'schemas':['UP'],'userName':7",
            })
    void strictlyRefusesDeviations(String given) {
        ScimException refused =
                catchThrowableOfType(ScimException.class, () -> strict.create(object(given.replace("UP", UP))));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_VALUE);
    }

    @Test
    void aThousandValuesAreEnough() {
        ObjectNode body = object("'userName':'ann'");
        for (int i = 0; i <= Elements.MAX_ELEMENTS; i++) {
            body.withArrayProperty("emails").addObject().put("value", "a" + i);
        }

        ScimException refused = catchThrowableOfType(ScimException.class, () -> users.create(body));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_VALUE);
    }

    @Test
    void separatesMembersOfGroups() {
        ObjectNode body = object(
                "'displayName':'G','schemas':['http://schemas.microsoft.com/2006/11/ResourceManagement/"
                        + "ADSCIM/2.0/Group'],'members':[{'value':'U1','display':'x','$ref':null},{'value':'U2'},{'value':'U1'},'U3']");

        NormalisedResource normalised = groups.create(body);

        assertThat(normalised.members()).isEqualTo(List.of("U1", "U2", "U3"));
        assertThat(normalised.resource())
                .isEqualTo(object("'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'G'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"'members':[] | true", "'members':null | false", "'externalId':'x' | false"})
    void tellsAnEmptyMembershipFromNone(String given, boolean named) {
        NormalisedResource normalised = groups.create(object("'displayName':'G'," + given));

        assertThat(normalised.members() != null).isEqualTo(named);
    }

    @Test
    void replacingClearsWhatIsOmittedAndKeepsWhatIsReadOnly() {
        ObjectNode existing =
                object("'schemas':['" + UP + "'],'id':'1','meta':{'version':'3'},'userName':'ann','title':'T'");
        ObjectNode body = object("'id':'2','meta':{'version':'9'},'userName':'ann','nickName':'N','groups':[]");

        NormalisedResource normalised = users.replace(existing, body);

        assertThat(normalised.resource())
                .isEqualTo(object(
                        "'schemas':['" + UP + "'],'id':'1','meta':{'version':'3'},'userName':'ann','nickName':'N'"));
    }

    private static ObjectNode object(String fields) {
        return ScimJson.standard().readObject("{" + fields.replace('\'', '"') + "}");
    }
}
