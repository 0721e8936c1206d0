package io.rollcall.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.Schemas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterEvaluatorTest {
    private static final ObjectNode ANN = ScimJson.standard().readObject("""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],
             "id":"6f1c","externalId":"Ext-1","userName":"Ann@Example.com","displayName":"Änne Straße","title":"100%",
             "active":true,"name":{"givenName":"Ann","familyName":"O\\"Neil\\\\"},
             "emails":[{"type":"work","value":"ann@example.com","primary":true},{"type":"home","value":"ann@home.org"}],
             "roles":[{"value":"admin","primary":true},{"value":"user"}],
             "meta":{"resourceType":"User","lastModified":"2026-03-01T10:00:00Z"},
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                {"employeeNumber":"701984","manager":{"value":"M-1"}}}""");
    private final FilterEvaluator evaluator = new FilterEvaluator(Schemas.userType(), Dialect.lenient());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"ann@example.com\"",
                "USERNAME eq \"ANN@EXAMPLE.COM\"",
                "externalId eq \"Ext-1\"",
                "not (externalId eq \"ext-1\")",
                "id eq \"6f1c\" and manager eq \"M-1\"",
                "displayName eq \"ÄNNE STRASSE\"",
                "displayName sw \"änne\"",
                "title eq \"100%\"",
                "title co \"%\"",
                "not (title co \"_\")",
                "name.familyName eq \"o\\\"neil\\\\\"",
                "emails eq \"ANN@home.org\"",
                "emails.value eq \"ann@home.org\"",
                "emails.type eq \"home\"",
                "emails[type eq \"work\"].value eq \"ann@example.com\"",
                "emails[type eq \"work\" and value eq \"ann@example.com\"]",
                "not (emails[type eq \"work\" and value eq \"ann@home.org\"])",
                "emails[type eq \"work\" and primary eq \"True\"]",
                "emails[not (type eq \"work\")]",
                "emails[type eq \"work\"].display eq null",
                "emails pr",
                "emails.value pr",
                "not (phoneNumbers pr)",
                "active eq true",
                "active eq \"True\"",
                "active eq True",
                "active ne false",
                "roles[primary eq \"True\"].value eq \"admin\"",
                "meta.lastModified gt \"2026-03-01T10:59:59+01:00\"",
                "meta.lastModified ge \"2026-03-01T11:00:00+01:00\"",
                "meta.lastModified eq \"2026-03-01T10:00:00.000Z\"",
                "meta.lastModified lt \"2026-03-02T00:00:00Z\"",
                "meta.lastModified sw \"2026-03\"",
                "employeeNumber eq 701984",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"701984\"",
                "URN:ietf:params:scim:schemas:extension:enterprise:2.0:user:manager.value eq \"M-1\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"ann\"",
                "title ne \"x\"",
                "nickName ne \"x\"",
                "nickName eq null",
                "title ne null",
                "not (emails ne \"ann@home.org\")",
                "schemas eq \"urn:ietf:params:scim:schemas:core:2.0:User\"",
                "userName eq \"x\" or title pr and active eq true",
                "userName gt \"ANM\" and userName lt \"ann@examplf\"",
                "userName ew \".COM\"",
            })
    void holdsForAnn(String text) {
        Filter filter = Filter.parse(text, Dialect.lenient());

        boolean matches = evaluator.matches(filter, ANN);

        assertThat(matches).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"bob\"",
                "externalId eq \"EXT-1\"",
                "id eq \"6F1C\"",
                "active eq \"false\"",
                "emails[type eq \"work\" and value eq \"ann@home.org\"]",
                "emails.value eq \"nobody\"",
                "(userName eq \"x\" or title pr) and active eq false",
                "nickName pr",
                "nickName eq \"\"",
                "manager eq \"m-1\"",
                "meta.lastModified gt \"2026-03-01T10:00:00Z\"",
                "emails[type eq \"work\"].display pr",
                "phoneNumbers[type eq \"work\"]",
            })
    void doesNotHoldForAnn(String text) {
        Filter filter = Filter.parse(text, Dialect.lenient());

        boolean matches = evaluator.matches(filter, ANN);

        assertThat(matches).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shoeSize eq 43",
                "userName pr or shoeSize eq 43",
                "name eq \"x\"",
                "name.shoeSize eq \"x\"",
                "urn:unknown:2.0:User:userName eq \"x\"",
                "active gt true",
                "active co \"t\"",
                "active eq \"maybe\"",
                "active eq 1",
                "meta.lastModified gt \"yesterday\"",
                "meta.lastModified co \"2026\"",
                "userName gt null",
                "emails[kind eq \"x\"]",
                "emails.value[type eq \"x\"]",
                "emails[primary gt true]",
                "addresses eq \"x\"",
            })
    void refusesWhatMakesNoSenseWhateverTheData(String text) {
        Filter filter = Filter.parse(text, Dialect.lenient());

        ScimException refused = catchThrowableOfType(ScimException.class, () -> evaluator.check(filter));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_FILTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active eq \"True\"",
                "not (active ne \"false\")",
                "userName pr and roles[primary eq \"true\"]",
                "roles.primary eq \"true\"",
            })
    void strictlyABooleanIsNotComparedWithText(String text) {
        FilterEvaluator strict = new FilterEvaluator(Schemas.userType(), Dialect.strict());
        Filter filter = Filter.parse(text, Dialect.strict());

        ScimException refused = catchThrowableOfType(ScimException.class, () -> strict.check(filter));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_FILTER);
        assertThatCode(() -> evaluator.check(filter)).doesNotThrowAnyException();
    }
}
