package io.rollcall.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.rollcall.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every list says how long its pages may be, and refuses what it says it does not have: read from the description of the
 * API, so that it also holds for the list that someone adds tomorrow. Extend it in a {@code @QuarkusTest}.
 */
public abstract class LimitContract {

    /** What the API says of one {@code limit}. */
    private record Limited(String method, String path, Map<?, ?> schema) {
        @Nullable
        Object bound(String name) {
            return schema.get(name);
        }
    }

    /** Values for the parameters of paths that are no id. */
    protected Map<String, String> pathValues() {
        return Map.of();
    }

    @Test
    protected void everyListSaysHowLongAPageMayBe() {
        assertThat(limited()).isNotEmpty().allSatisfy(list -> {
            assertThat(list.bound("minimum")).as("minimum").isEqualTo(1);
            assertThat(list.bound("maximum")).as("maximum").isInstanceOf(Integer.class);
            assertThat(list.bound("default")).as("default").isInstanceOf(Integer.class);
        });
    }

    @Test
    protected void whatIsOutOfRangeIsRefused() {
        List<String> taken = new ArrayList<>();
        for (Limited list : limited()) {
            if (list.bound("maximum") instanceof Integer most && list.method.equals("get")) {
                for (long limit : new long[] {0, -1, most + 1L}) {
                    Response answer = ask(list.path, limit);
                    if (!refused(answer, most)) {
                        taken.add(list.path + "?limit=" + limit + " -> " + answer.statusCode() + answer.asString());
                    }
                }
            }
        }
        assertThat(taken).isEmpty();
    }

    private Response ask(String path, long limit) {
        String filled = path.replace("{tenantId}", "limits");
        for (Map.Entry<String, String> value : pathValues().entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return given().header("Authorization", "Bearer " + TestTokens.support())
                .queryParam("limit", limit)
                .get(filled.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()));
    }

    private static boolean refused(Response answer, int most) {
        return answer.statusCode() == 400
                && answer.contentType().startsWith("application/problem+json")
                && answer.path("detail").equals("limit must be 1 to " + most + ".");
    }

    private static List<Limited> limited() {
        Map<String, Map<String, Map<?, ?>>> paths =
                given().queryParam("format", "json").get("/q/openapi").path("paths");
        List<Limited> found = new ArrayList<>();
        paths.forEach((path, item) -> item.forEach((method, operation) -> {
            if (operation.get("parameters") instanceof List<?> parameters) {
                for (Object parameter : parameters) {
                    if (parameter instanceof Map<?, ?> described
                            && "limit".equals(described.get("name"))
                            && described.get("schema") instanceof Map<?, ?> schema) {
                        found.add(new Limited(method, path, schema));
                    }
                }
            }
        }));
        return found;
    }
}
