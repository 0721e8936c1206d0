package io.rollcall.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.resource.AttributeChange;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** PATCH requests of identity providers and of the RFC, as data: resource before, request, resource after. */
class PatchCasesTest {
    private static final List<String> FILES = List.of("entra", "manager", "others", "rfc", "groups", "errors");

    static Stream<Arguments> successes() {
        return cases().filter(example -> !example.has("error")).map(PatchCasesTest::named);
    }

    static Stream<Arguments> failures() {
        return cases().filter(example -> example.has("error")).map(PatchCasesTest::named);
    }

    @ParameterizedTest
    @MethodSource("successes")
    void leavesTheResourceAsExpected(JsonNode example) {
        ObjectNode before = example.get("before").deepCopy();
        PatchRequest request = parse(example);

        PatchResult result = request.apply(before);

        assertThat(result.resource()).isEqualTo(example.get("after"));
        assertThat(result.changes())
                .extracting(AttributeChange::path)
                .containsExactlyInAnyOrderElementsOf(texts(example.get("changes")));
        assertThat(before).as("the resource given").isEqualTo(example.get("before"));
        assertThat(result.changed()).isEqualTo(!example.get("changes").isEmpty());
        assertThat(result.changed() || result.resource() == before)
                .as("same object")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("successes")
    void changesNothingTheSecondTime(JsonNode example) {
        ObjectNode after = example.get("after").deepCopy();
        PatchRequest request = parse(example);

        ScimException refused = null;
        PatchResult again = null;
        try {
            again = request.apply(after);
        } catch (ScimException e) {
            refused = e;
        }

        // A remove by filter may find nothing the second time, which RFC 7644 wants to be an error
        assertThat(refused == null || refused.error().scimType() == ScimType.NO_TARGET)
                .isTrue();
        assertThat(again == null || again.resource().equals(after)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("successes")
    void separatesMembersPasswordAndUnknownNames(JsonNode example) {
        PatchRequest request = parse(example);

        List<String> members =
                request.memberOperations().stream().map(PatchCasesTest::text).toList();

        assertThat(members).isEqualTo(texts(example.path("members")));
        assertThat(request.ignored()).isEqualTo(texts(example.path("ignored")));
        assertThat(request.password() != null).isEqualTo(example.has("password"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void refusesWithTheRightType(JsonNode example) {
        ObjectNode before = example.get("before").deepCopy();

        ScimException refused =
                catchThrowableOfType(ScimException.class, () -> parse(example).apply(before));

        assertThat(refused.error().status()).isEqualTo(400);
        ScimType type = refused.error().scimType();
        assertThat(type == null ? "" : type.keyword())
                .isEqualTo(example.get("error").asText());
        assertThat(before).isEqualTo(example.get("before"));
    }

    private static PatchRequest parse(JsonNode example) {
        ResourceType type = example.get("type").asText().equals("User") ? Schemas.userType() : Schemas.groupType();
        Dialect dialect = switch (example.path("dialect").asText("lenient")) {
            case "strict" -> Dialect.strict();
            case "entra" -> Dialect.entra();
            default -> Dialect.lenient();
        };
        return PatchRequest.parse((ObjectNode) example.get("body"), type, dialect);
    }

    private static String text(MemberOperation operation) {
        return switch (operation) {
            case MemberOperation.AddMembers(List<String> ids) -> "add " + String.join(" ", ids);
            case MemberOperation.RemoveMembers(List<String> ids) -> "remove " + String.join(" ", ids);
            case MemberOperation.ReplaceMembers(List<String> ids) -> ("replace " + String.join(" ", ids)).strip();
            case MemberOperation.RemoveAllMembers() -> "removeAll";
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static Stream<JsonNode> cases() {
        return FILES.stream().flatMap(file -> {
            try (var stream = PatchCasesTest.class.getResourceAsStream("/patch/" + file + ".json")) {
                List<JsonNode> examples = new ArrayList<>();
                new ObjectMapper().readTree(stream).forEach(examples::add);
                return examples.stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Arguments named(JsonNode example) {
        return Arguments.of(Named.of(example.get("name").asText(), example));
    }
}
