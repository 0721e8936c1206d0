package io.rollcall.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.resource.ResourceDiff;
import io.rollcall.scim.resource.ResourceNormaliser;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PatchPropertiesTest {
    private static final ResourceType USER = Schemas.userType();
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @Provide
    Arbitrary<ObjectNode> wild() {
        return Patches.wild();
    }

    @Provide
    Arbitrary<ObjectNode> settings() {
        return Patches.settings();
    }

    @Provide
    Arbitrary<JsonNode> json() {
        return Patches.json(4);
    }

    @Provide
    Arbitrary<Dialect> dialects() {
        return Arbitraries.of(Dialect.strict(), Dialect.lenient(), Dialect.entra());
    }

    @Provide
    Arbitrary<ObjectNode> users() {
        String start = "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'";
        return Arbitraries.of(
                        start + "],'userName':'ann'}",
                        start + "],'userName':'ann','title':'a',"
                                + "'emails':[{'type':'work','value':'a','primary':true},{'type':'home','value':'b'}]}",
                        start + ",'ENT'],'userName':'ann','emails':[{'type':'Work','value':'c@d.e'}],"
                                + "'roles':[{'value':'x','primary':true}],'ENT':{'manager':{'value':'b','$ref':'r'}}}")
                .map(text ->
                        ScimJson.standard().readObject(text.replace('\'', '"').replace("ENT", ENT)));
    }

    @Property(tries = 5000)
    void anyBodyIsAppliedOrRefusedAndTheResourceGivenStaysAsItWas(
            @ForAll("wild") ObjectNode body, @ForAll("users") ObjectNode user, @ForAll("dialects") Dialect dialect) {
        ObjectNode before = user.deepCopy();

        Optional<PatchResult> result = applyOrRefuse(body, user, dialect);

        assertThat(user).isEqualTo(before);
        result.ifPresent(applied -> {
            assertThat(ResourceDiff.between(user, applied.resource(), USER))
                    .containsExactlyInAnyOrderElementsOf(applied.changes());
            assertThat(applied.resource().path("userName").asText()).isNotEmpty();
            assertThat(applied.resource().has("password")).isFalse();
        });
    }

    @Property(tries = 3000)
    void whatAPatchLeavesIsCanonical(@ForAll("wild") ObjectNode body, @ForAll("users") ObjectNode user) {
        Optional<PatchResult> result = applyOrRefuse(body, user, Dialect.lenient());

        result.ifPresent(applied -> assertThat(new ResourceNormaliser(USER, Dialect.lenient())
                        .create(applied.resource())
                        .resource())
                .isEqualTo(applied.resource()));
    }

    @Property(tries = 3000)
    void settingTwiceIsSettingOnce(@ForAll("settings") ObjectNode body, @ForAll("users") ObjectNode user) {
        PatchRequest request = PatchRequest.parse(body, USER, Dialect.lenient());
        ObjectNode once = request.apply(user).resource();

        PatchResult twice = request.apply(once);

        assertThat(twice.changes()).isEmpty();
        assertThat(twice.resource()).isSameAs(once);
    }

    @Property
    void addingAndRemovingAnAddressLeavesTheOthers(@ForAll("users") ObjectNode user, @ForAll boolean byValue) {
        String value = "[{\"type\":\"other\",\"value\":\"new@x.y\"}]";
        String remove = byValue
                ? "{\"op\":\"remove\",\"path\":\"emails\",\"value\":" + value + "}"
                : "{\"op\":\"remove\",\"path\":\"emails[value eq \\\"new@x.y\\\"]\"}";
        PatchRequest request = PatchRequest.parse(
                ScimJson.standard()
                        .readObject("{\"Operations\":[{\"op\":\"add\",\"path\":\"emails\",\"value\":" + value + "},"
                                + remove + "]}"),
                USER,
                Dialect.lenient());

        PatchResult result = request.apply(user);

        assertThat(result.resource()).isSameAs(user);
    }

    @Property(tries = 3000)
    void anyBodyIsNormalisedOrRefusedAndNormalisingTwiceIsNormalisingOnce(
            @ForAll("json") JsonNode json, @ForAll("dialects") Dialect dialect) {
        ObjectNode body = json instanceof ObjectNode object ? object : Patches.body(List.of(json));
        ResourceNormaliser normaliser = new ResourceNormaliser(USER, dialect);

        Optional<ObjectNode> once = normaliseOrRefuse(normaliser, body);

        assertThat(once.flatMap(resource -> normaliseOrRefuse(normaliser, resource)))
                .isEqualTo(once);
    }

    private static Optional<ObjectNode> normaliseOrRefuse(ResourceNormaliser normaliser, ObjectNode body) {
        try {
            return Optional.of(normaliser.create(body).resource());
        } catch (ScimException e) {
            assertThat(e.error().status()).isEqualTo(400);
            return Optional.empty();
        }
    }

    private static Optional<PatchResult> applyOrRefuse(ObjectNode body, ObjectNode user, Dialect dialect) {
        try {
            return Optional.of(PatchRequest.parse(body, USER, dialect).apply(user));
        } catch (ScimException e) {
            assertThat(e.error().status()).isEqualTo(400);
            return Optional.empty();
        }
    }
}
