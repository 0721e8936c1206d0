package io.rollcall.scim.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
    @Test
    void anErrorCarriesItsStatusAsText() {
        ScimError error = ScimError.conflict("userName is taken.");

        ObjectNode body = error.toJson();

        assertThat(body)
                .hasToString("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"409\","
                        + "\"scimType\":\"uniqueness\",\"detail\":\"userName is taken.\"}");
    }

    @Test
    void anErrorWithoutTypeHasNoNull() {
        ObjectNode body = ScimError.notFound("No such user.").toJson();

        assertThat(body.has("scimType")).isFalse();
        assertThat(body.get("status").asText()).isEqualTo("404");
    }

    @Test
    void anExceptionHasNoStackTrace() {
        ScimException exception = ScimException.badRequest(ScimType.NO_TARGET, "x");

        assertThat(exception.getStackTrace()).isEmpty();
        assertThat(exception.at("Operations[1]").error().detail()).isEqualTo("Operations[1]: x");
    }

    @Test
    void anEmptyListHasResources() {
        ObjectNode body = ListResponse.page(0, 1, List.of()).toJson();

        assertThat(body)
                .hasToString("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":0,"
                        + "\"startIndex\":1,\"itemsPerPage\":0,\"Resources\":[]}");
    }

    @Test
    void aCursorPageNamesTheNextOne() {
        ObjectNode body = ListResponse.cursorPage(5, List.of(JsonNodeFactory.instance.objectNode()), "abc")
                .toJson();

        assertThat(body.get("nextCursor").asText()).isEqualTo("abc");
        assertThat(body.has("startIndex")).isFalse();
        assertThat(body.get("itemsPerPage").asInt()).isEqualTo(1);
    }

    @Test
    void readsQueryParametersInAnyCase() {
        Map<String, List<String>> query = Map.of(
                "FILTER", List.of("userName pr"),
                "startindex", List.of("0"),
                "Count", List.of("-3"),
                "attributes", List.of(" userName, ,name.givenName"),
                "sortBy", List.of("userName"),
                "sortOrder", List.of("Descending"),
                "aadOptscim062020", List.of(""));

        SearchRequest request = SearchRequest.ofQuery(query);

        assertThat(request)
                .isEqualTo(new SearchRequest(
                        "userName pr", List.of("userName", "name.givenName"), List.of(), "userName", true, 1, 0, null));
    }

    @Test
    void readsASearchBody() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("filter", "title pr").put("startIndex", 11).put("count", 10).put("cursor", "");
        body.putNull("sortBy");
        body.putArray("excludedAttributes").add("emails").add("name");

        SearchRequest request = SearchRequest.ofBody(body);

        assertThat(request)
                .isEqualTo(
                        new SearchRequest("title pr", List.of(), List.of("emails", "name"), null, false, 11, 10, ""));
    }

    @ParameterizedTest
    @CsvSource({"99999999999,2147483647", "-99999999999,0", "0,0", "' 7 ',7"})
    void boundsNumbers(String count, int expected) {
        SearchRequest request = SearchRequest.ofQuery(Map.of("count", List.of(count)));

        assertThat(request.count()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "count,ten,invalidValue",
        "startIndex,1.5,invalidValue",
        "sortOrder,up,invalidValue",
        "count,9999999999999999999,invalidValue"
    })
    void refusesJunk(String name, String value, String type) {
        ScimException refused =
                catchThrowableOfType(ScimException.class, () -> SearchRequest.ofQuery(Map.of(name, List.of(value))));

        assertThat(refused.error().toJson().get("scimType").asText()).isEqualTo(type);
        assertThat(refused.error().detail()).contains(name);
    }

    @Test
    void aBadCountWithACursorHasItsOwnError() {
        ScimException refused = catchThrowableOfType(
                ScimException.class, () -> SearchRequest.ofQuery(Map.of("count", List.of("x"), "cursor", List.of(""))));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_COUNT);
    }
}
