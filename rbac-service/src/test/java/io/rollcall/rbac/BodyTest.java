package io.rollcall.rbac;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever stands, or does not stand, in the body of a question: it is answered, or refused with a reason. */
@QuarkusTest
class BodyTest extends RbacTest {

    private static final String PERSON = "00000000-0000-0000-0000-000000000001";
    private static final List<String> PATHS = List.of(
            "/check",
            "/check/batch",
            "/snapshots/people",
            "/simulations/entitlements",
            "/simulations/changes",
            "/handing-out",
            "/users/" + PERSON + "/departure");
    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"users\":[null]}",
            "{\"users\":null}",
            "{\"people\":[null]}",
            "{\"people\":[{\"userId\":\"" + PERSON + "\",\"active\":true,\"roles\":[null]}]}",
            "{\"login\":\"a\\u0000b\",\"roles\":[{\"role\":\"admin\"}]}",
            "{\"login\":\"ann\",\"roles\":[null]}",
            "{\"login\":null,\"roles\":[]}",
            "{\"deleteRole\":{\"key\":\"\\u0000\"}}",
            "{\"replaceRole\":{\"key\":\"admin\",\"role\":null}}",
            "{\"giveRole\":{\"userId\":\"" + PERSON + "\",\"role\":\"admin\",\"workspace\":\"a\\u0000b\"}}",
            "{\"giveRole\":{\"userId\":\"" + PERSON
                    + "\",\"role\":\"admin\",\"until\":\"+1000000000-12-31T23:59:59.999999999Z\"}}",
            "{\"takeRole\":{\"userId\":null,\"role\":\"admin\"}}",
            "{\"user\":\"ann\",\"permission\":\"ats.jobs:edit\",\"workspace\":\"a\\u0000b\"}",
            "{\"user\":\"ann\",\"permission\":\"ats.jobs:edit\",\"atLeast\":\"999999999999999999/-/x\"}",
            "{\"user\":\"\\ud800\",\"permission\":\"\\ud800\"}");

    @Test
    void no_body_makes_an_error_of_ours() {
        // Given
        var service = new Api(tenant, TestTokens.service());
        List<String> failed = new ArrayList<>();

        // When
        for (String path : PATHS) {
            for (String body : BODIES) {
                int status = service.json().body(body).post(path(path)).statusCode();
                if (status >= 500) {
                    failed.add(path + " " + body + " -> " + status);
                }
            }
        }

        // Then
        Assertions.assertThat(failed).isEmpty();
    }
}
