package io.rollcall.rbac.drift;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.testing.TestTokens;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom this service says it knows, when it is compared with the directories. */
@QuarkusTest
class KnownPeopleTest extends RbacTest {

    private static final String EVERY_BUCKET =
            IntStream.range(0, 256).mapToObj(Integer::toString).collect(Collectors.joining(","));

    private final Api vendor = new Api(tenant, TestTokens.support());

    @Test
    void whom_a_directory_has_just_told_of_is_known_and_who_is_here_without_one_is_nobody_elses() {
        // Given
        var joined = Published.about(tenant);
        var local = Published.about(tenant);

        // When
        TestTopics.publish(
                joined.directory(1, true),
                joined.entitlement(1, true, "restricted"),
                local.localEntitlement(1, "local@example.com", "restricted"));

        // Then
        eventually(() -> {
            assertThat(vendor.roles(joined.user())).containsExactly("restricted");
            assertThat(vendor.roles(local.user())).containsExactly("restricted");
            assertThat(known()).containsExactly(joined.user().toString());
        });
    }

    private List<String> known() {
        return vendor.admin()
                .get(path("/digests/people?buckets=" + EVERY_BUCKET))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }
}
