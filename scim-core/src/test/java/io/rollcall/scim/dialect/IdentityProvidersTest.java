package io.rollcall.scim.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.resource.ResourceNormaliser;
import io.rollcall.scim.schema.Schemas;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityProvidersTest {
    private static final String PATCH = "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],";

    static Iterable<IdentityProvider> all() {
        return IdentityProviders.all();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Okta SCIM Client 1.0.0                | okta
            Google-Auto-Provisioning              | google
            OneLogin SCIM                         | onelogin
            JumpCloud                             | jumpcloud
            Rippling/1.0                          | rippling
            PingFederate/12.0                     | ping
            Keycloak SCIM                         | keycloak
            authentik@2026.8.1                    | authentik
            ConnId/1.6                            | connid
            SailPoint                             | sailpoint
            SFDC-Callout/64.0                     | salesforce
            """, delimiter = '|')
    void aUserAgentIsRecognised(String agent, String provider) {
        Evidence evidence = Objects.requireNonNull(IdentityProviders.recognise(new RequestTraits(agent, null)));

        assertThat(evidence.provider().key()).isEqualTo(provider);
        assertThat(evidence.strength()).isEqualTo(Evidence.Strength.NAME);
        assertThat(evidence.reason()).contains(agent);
    }

    @Test
    void aNameIsBelievedBeforeAHabit() {
        var lowerCase = new RequestTraits("SFDC-Callout/64.0", "filter=username+EQ+%22a%22");

        Evidence evidence = Objects.requireNonNull(IdentityProviders.recognise(lowerCase));

        assertThat(evidence.provider()).isEqualTo(new Salesforce());
    }

    @Test
    void aHabitIsLessSureThanABodyAndThatLessThanAName() {
        assertThat(Evidence.Strength.values()).isSortedAccordingTo(Comparator.comparingInt(Evidence.Strength::rank));
        assertThat(Evidence.Strength.values())
                .allSatisfy(
                        one -> assertThat(Evidence.Strength.ranked(one.rank())).isEqualTo(one));
        assertThatThrownBy(() -> Evidence.Strength.ranked(4)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            aadOptscim062020&filter=userName+eq+%22a%22   | entra    | NAME
            AzureAdScimPatch2017                          | entra    | NAME
            filter=userName+EQ+%22a%22                    | keycloak | HABIT
            filter=username+eq+%22a%22                    | connid   | HABIT
            filter=userName+eq+%22a%22                    |          |
            """, delimiter = '|')
    void aQueryIsRecognised(String query, @Nullable String provider, Evidence.@Nullable Strength strength) {
        Evidence evidence = IdentityProviders.recognise(new RequestTraits("Java-http-client/25", query));

        assertThat(evidence == null ? null : evidence.provider().key()).isEqualTo(provider);
        assertThat(evidence == null ? null : evidence.strength()).isEqualTo(strength);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            {"op":"Replace","path":"active","value":"False"}                                   | entra
            {"op":"replace","value":[{"displayName":"GF"}]}                                    | keycloak
            {"op":"replace","value":{"schemas":["x"],"id":"1","displayName":"GF"}}             | authentik
            {"op":"replace","path":"active","value":false}                                     |
            {"op":"Replace","value":{"active":false}}                                          |
            """, delimiter = '|')
    void aPatchIsRecognised(String operation, @Nullable String provider) {
        Evidence evidence = IdentityProviders.recognisePatch(patch(operation));

        assertThat(evidence == null ? null : evidence.provider().key()).isEqualTo(provider);
    }

    @Test
    void aSchemaOfActiveDirectoryIsRecognised() {
        ObjectNode group = json("{\"schemas\":[\"" + Schemas.GROUP
                + "\",\"http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group\"]}");

        Evidence evidence = Objects.requireNonNull(IdentityProviders.recogniseResource(group));

        assertThat(evidence.provider()).isEqualTo(new Entra());
        assertThat(evidence.strength()).isEqualTo(Evidence.Strength.BODY);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyProviderIsFoundByItsNames(IdentityProvider provider) {
        var found = IdentityProviders.named(" " + provider.key().toUpperCase(java.util.Locale.ROOT));

        assertThat(found).contains(provider);
        assertThat(provider.aliases())
                .allSatisfy(alias -> assertThat(IdentityProviders.named(alias)).contains(provider));
        assertThat(provider.title()).isNotBlank();
    }

    /** Rewritten, the body is what the RFC has for it: a strict reader takes it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            entra    | {"op":"Replace","path":"displayName","value":"B"}         | {"displayName":"B"}
            keycloak | {"op":"replace","value":[{"displayName":"B"}]}            | {"displayName":"B"}
            okta     | {"op":"replace","value":{"id":"1","displayName":"B"}}     | {"displayName":"B"}
            authentik| {"op":"replace","value":{"schemas":["x"],"id":"1","displayName":"B"}} | {"displayName":"B"}
            """, delimiter = '|')
    void aRewrittenPatchNeedsNoLeniency(String provider, String operation, String expected) {
        ObjectNode body = named(provider).patch(patch(operation));

        PatchResult result = PatchRequest.parse(body, Schemas.userType(), Dialect.strict())
                .apply(json("{\"userName\":\"a\",\"displayName\":\"A\"}"));

        assertThat(result.resource().path("displayName"))
                .isEqualTo(json(expected).get("displayName"));
    }

    @Test
    void salesforceRemovesAMemberByAnObject() {
        ObjectNode body =
                new Salesforce().patch(patch("{\"op\":\"remove\",\"path\":\"members\",\"value\":{\"value\":\"1\"}}"));

        assertThat(body.at("/Operations/0/value"))
                .isEqualTo(json("{\"a\":[{\"value\":\"1\"}]}").get("a"));
    }

    @Test
    void sailPointKeepsThePartsItDoesNotName() {
        ObjectNode person =
                json("{\"userName\":\"a\",\"emails\":[{\"type\":\"work\",\"value\":\"a@b\",\"display\":\"A\"}]}");
        ObjectNode body = new SailPoint()
                .patch(
                        patch(
                                "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"]\",\"value\":{\"value\":\"c@d\"}}"));

        PatchResult result =
                PatchRequest.parse(body, Schemas.userType(), Dialect.strict()).apply(person);

        assertThat(result.resource().at("/emails/0"))
                .isEqualTo(json("{\"type\":\"work\",\"value\":\"c@d\",\"display\":\"A\"}"));
    }

    @ParameterizedTest
    @CsvSource({"google", "onelogin"})
    void theExtensionOfVersion1BecomesThatOfVersion2(String provider) {
        ObjectNode body = json("{\"schemas\":[\"urn:scim:schemas:core:1.0\",\"" + Schemas.USER
                + "\"],\"userName\":\"a\",\"urn:scim:schemas:extension:enterprise:1.0\":{\"department\":\"R&D\"}}");

        ObjectNode resource = new ResourceNormaliser(Schemas.userType(), Dialect.strict())
                .create(named(provider).resource(body))
                .resource();

        assertThat(resource.path(Schemas.ENTERPRISE_USER).path("department").asText())
                .isEqualTo("R&D");
    }

    @Test
    void oneLoginsTemplatesBecomeLists() {
        ObjectNode body = json("{\"schemas\":[\"" + Schemas.USER
                + "\"],\"userName\":\"a\",\"emails\":{\"value\":\"a@b\",\"type\":\"work\"},"
                + "\"phoneNumbers\":[{\"type\":\"work\",\"value\":\"\"}]}");

        ObjectNode resource = new ResourceNormaliser(Schemas.userType(), Dialect.strict())
                .create(new OneLogin().resource(body))
                .resource();

        assertThat(resource.at("/emails/0/value").asText()).isEqualTo("a@b");
        assertThat(resource.has("phoneNumbers")).isFalse();
    }

    @Test
    void theInteroperabilityProfileWantsPaths() {
        ObjectNode body = patch("{\"op\":\"replace\",\"value\":{\"active\":false}}");

        assertThatThrownBy(() -> new InteropProfile().patch(body))
                .isInstanceOf(ScimException.class)
                .hasMessageContaining("Operations[0]");
    }

    /** What is no body of anybody must reach the readers, which say what is wrong with it. */
    @ParameterizedTest
    @MethodSource("all")
    void nonsenseIsLeftToTheReaders(IdentityProvider provider) {
        String nonsense =
                "{\"schemas\":1,\"Operations\":[1,null,{\"op\":7,\"path\":[],\"value\":[[]]}],\"emails\":[[],null]}";

        ObjectNode read = provider.resource(json(nonsense));

        assertThat(read).isNotNull();
        if (!provider.equals(new InteropProfile())) {
            assertThat(provider.patch(json(nonsense))).isNotNull();
        }
        assertThat(provider.recogniseResource(json(nonsense))).isNull();
        assertThat(provider.recognisePatch(json(nonsense))).isNull();
    }

    private static IdentityProvider named(String key) {
        return IdentityProviders.named(key).orElseThrow();
    }

    private static ObjectNode patch(String operation) {
        return json("{" + PATCH + "\"Operations\":[" + operation + "]}");
    }

    private static ObjectNode json(String text) {
        return ScimJson.standard().readObject(text);
    }
}
