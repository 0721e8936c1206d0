package io.rollcall.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.Event;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.outbox.OutboxListener;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SampleService
class CommittedEventsTest {
    private static final TenantId TENANT = new TenantId("committed");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ApplicationScoped
    static class Heard implements OutboxListener {
        private final Map<UUID, Event> events = new ConcurrentHashMap<>();

        @Override
        public void committed(Event event, UUID id) {
            events.put(id, event);
        }

        List<Long> versionsOf(String role) {
            return events.values().stream()
                    .filter(event -> event.key().equals(TENANT + "/" + role))
                    .map(Event::version)
                    .toList();
        }
    }

    @Inject
    TenantSql sql;

    @Inject
    Outbox outbox;

    @Inject
    Heard heard;

    @Test
    void whatIsRunAgainIsHeardOfAsItWasCommitted() {
        // Given
        AtomicInteger attempts = new AtomicInteger();

        // When
        sql.inTransaction(TENANT, tx -> {
                    int attempt = attempts.incrementAndGet();
                    return outbox.append(tx, state("again", attempt))
                            .chain(() -> attempt < 3
                                    ? conflict(tx)
                                    : Uni.createFrom().voidItem());
                })
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(heard.versionsOf("again")).containsExactly(3L);
    }

    @Test
    void whatFailsIsNotHeardOf() {
        // When
        assertThatThrownBy(() -> sql.inTransaction(
                                TENANT,
                                tx -> outbox.append(tx, state("failed", 1))
                                        .chain(() -> Uni.createFrom()
                                                .<Void>failure(new IllegalStateException("changed its mind"))))
                        .await()
                        .atMost(PATIENCE))

                // Then
                .hasMessageContaining("changed its mind");
        assertThat(heard.versionsOf("failed")).isEmpty();
    }

    private static Uni<Void> conflict(SqlConnection tx) {
        return tx.query("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$").execute().replaceWithVoid();
    }

    private static RoleState state(String role, long version) {
        return new RoleState(
                Instant.parse("2026-03-02T09:15:27.318Z"),
                TENANT,
                new RoleKey(role),
                version,
                role,
                RoleState.Kind.CUSTOM,
                List.of(),
                false);
    }
}
