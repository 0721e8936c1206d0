package io.rollcall.gateway.filter;

import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A filter finds the same resources in SQL as in memory, whatever the filter and the resources. A disagreement is told
 * with its seed ({@code -Dfilters.seed=...} repeats it), the smallest part of the filter that shows it, and a resource.
 */
@QuarkusTest
@GatewayTest
class FilterAgreementTest {
    private static final int PEOPLE = 60;
    private static final int GROUPS = 15;
    private static final int FILTERS = 1200;

    private final long seed = Long.getLong("filters.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Tag("RFC-7644-3.4.2.2")
    @Test
    void filters_find_the_same_users_in_sql_as_in_memory() {
        // Given
        ScimClient client = directory("filters", "okta");
        people(client, PEOPLE);
        Agreement agreement = Agreement.on(client, "Users", Schemas.userType());
        RandomFilters filters = RandomFilters.ofUsers(random);

        // When
        int telling = disagreements(agreement, filters::next);

        // Then
        assertThat(telling).as("filters that tell people apart").isGreaterThan(FILTERS / 5);
    }

    @Tag("RFC-7644-3.4.2.2")
    @Test
    void filters_find_the_same_groups_in_sql_as_in_memory() {
        // Given
        ScimClient client = directory("filters", "okta");
        List<String> people = people(client, 8);
        RandomGroups groups = new RandomGroups(random, people);
        for (int i = 0; i < GROUPS; i++) {
            client.post("/Groups", groups.next(i)).expect(201);
        }
        Agreement agreement = Agreement.on(client, "Groups", Schemas.groupType());
        RandomFilters filters = RandomFilters.ofGroups(random, people);

        // When
        int telling = disagreements(agreement, filters::next);

        // Then
        assertThat(telling).as("filters that tell groups apart").isGreaterThan(FILTERS / 5);
    }

    /** Fails with the first; otherwise how many filters found some and not all. */
    private int disagreements(Agreement agreement, Supplier<String> filters) {
        int telling = 0;
        for (int i = 0; i < FILTERS; i++) {
            String text = filters.get();
            assertThat(agreement.disagreement(text)).as("seed %d", seed).isEmpty();
            telling += agreement.tells(text) ? 1 : 0;
        }
        return telling;
    }

    private List<String> people(ScimClient client, int count) {
        RandomPeople people = new RandomPeople(random);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(client.post("/Users", people.next(i)).expect(201).id());
        }
        return ids;
    }
}
