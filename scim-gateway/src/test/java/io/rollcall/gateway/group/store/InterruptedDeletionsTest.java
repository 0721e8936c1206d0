package io.rollcall.gateway.group.store;

import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.testing.ProbedEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@GatewayTest
class InterruptedDeletionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TenantSql sql;

    @Inject
    InterruptedDeletions deletions;

    @Test
    void members_of_a_group_whose_deletion_was_interrupted_are_told_of_it() {
        try (Events events = Events.open()) {
            // Given
            ScimClient client = directory("interrupted", "okta");
            String user =
                    client.post("/Users", "{\"userName\":\"a\"}").expect(201).id();
            String group = client.post("/Groups", "{\"displayName\":\"G\",\"members\":[{\"value\":\"" + user + "\"}]}")
                    .expect(201)
                    .id();
            markDeletedLongAgo(group);

            // When
            deletions.finishAll().await().atMost(PATIENCE);

            // Then
            String directory = client.baseUrl().substring(client.baseUrl().lastIndexOf('/') + 1);
            List<ProbedEvent> told = events.of(directory);
            assertThat(told.stream().filter(event -> event.type().contains("group_removed")))
                    .hasSize(1);
            client.get("/Groups/" + group).expectError(404, "");
            client.post("/Groups", "{\"displayName\":\"G\"}").expect(201);
        }
    }

    private void markDeletedLongAgo(String group) {
        sql.inTransaction(
                        new TenantId("interrupted"),
                        tx -> tx.preparedQuery("UPDATE groups SET deleted_at = now() - interval '1 hour' WHERE id = $1")
                                .execute(Tuple.of(UUID.fromString(group)))
                                .replaceWithVoid())
                .await()
                .atMost(PATIENCE);
    }
}
