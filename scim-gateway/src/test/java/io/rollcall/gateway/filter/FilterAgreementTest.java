package io.rollcall.gateway.filter;

import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterEvaluator;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A filter finds the same people in SQL as in memory, whatever the filter and the people. */
@QuarkusTest
@GatewayTest
class FilterAgreementTest {
    private static final int PEOPLE = 60;
    private static final int FILTERS = 1200;

    @Test
    void sql_and_memory_agree() {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ScimClient client = directory("filters", "okta");
        RandomPeople people = new RandomPeople(random);
        for (int i = 0; i < PEOPLE; i++) {
            client.post("/Users", people.next(i)).expect(201);
        }
        List<ObjectNode> stored = stored(client);
        FilterEvaluator memory = new FilterEvaluator(Schemas.userType(), Dialect.lenient());
        RandomFilters filters = new RandomFilters(random);
        int hits = 0;

        // When
        for (int i = 0; i < FILTERS; i++) {
            String text = filters.next();
            Filter filter = Filter.parse(text, Dialect.lenient());
            TreeSet<String> expected = new TreeSet<>();
            stored.stream()
                    .filter(user -> memory.matches(filter, user))
                    .forEach(user -> expected.add(user.path("id").asText()));
            Answer answer = client.get("/Users?count=1000&attributes=id&filter=" + ScimClient.encode(text));

            // Then
            answer.expect(200);
            assertThat(ids(answer)).as("seed %d, filter %s", seed, text).isEqualTo(expected);
            hits += expected.isEmpty() || expected.size() == PEOPLE ? 0 : 1;
        }
        assertThat(hits).as("filters that tell people apart").isGreaterThan(FILTERS / 5);
    }

    private static List<ObjectNode> stored(ScimClient client) {
        List<ObjectNode> users = new ArrayList<>();
        client.get("/Users?count=1000")
                .expect(200)
                .json()
                .path("Resources")
                .forEach(user -> users.add((ObjectNode) user));
        return users;
    }

    private static TreeSet<String> ids(Answer answer) {
        TreeSet<String> ids = new TreeSet<>();
        for (JsonNode user : answer.json().path("Resources")) {
            ids.add(user.path("id").asText());
        }
        return ids;
    }
}
