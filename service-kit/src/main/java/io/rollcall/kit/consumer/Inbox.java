package io.rollcall.kit.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Remembers which events were applied, for effects that are not idempotent by themselves. */
@ApplicationScoped
public class Inbox {

    private static final String REMEMBER = """
            INSERT INTO inbox (tenant_id, consumer, event_id)
            SELECT current_tenant(), $1, event_id FROM unnest($2::uuid[]) AS event_id
            ON CONFLICT DO NOTHING
            RETURNING event_id
            """;

    /**
     * The events that the consumer has not applied yet, each once, in their order. They count as applied when the
     * transaction commits.
     */
    public Uni<List<ReceivedEvent>> firstSeen(SqlConnection tx, String consumer, List<ReceivedEvent> events) {
        Map<UUID, ReceivedEvent> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        return tx.preparedQuery(REMEMBER)
                .execute(Tuple.of(consumer, byId.keySet().toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> fresh = new HashSet<>();
                    for (Row row : rows) {
                        fresh.add(row.getUUID(0));
                    }
                    byId.keySet().retainAll(fresh);
                    return List.copyOf(byId.values());
                });
    }
}
