package io.rollcall.gateway.guard.store;

import static io.rollcall.gateway.guard.store.GuardRow.time;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryHold;
import io.rollcall.events.DirectoryHoldDecided;
import io.rollcall.events.DirectoryHoldDecided.Decision;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.HoldId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of holds within one transaction that has locked the guard, and the facts about them. */
public final class HoldWrites {
    /** People in one event: it has to stay far below the broker's limit. */
    private static final int PORTION = 1_000;

    private final SqlConnection tx;
    private final Outbox outbox;
    private final TenantId tenant;
    private final DirectoryId directory;
    private final Instant now;

    public HoldWrites(SqlConnection tx, Outbox outbox, TenantId tenant, DirectoryId directory, Instant now) {
        this.tx = tx;
        this.outbox = outbox;
        this.tenant = tenant;
        this.directory = directory;
        this.now = now;
    }

    /**
     * What was decided about people of a hold.
     *
     * @param held how many of them were held until now; for the others an earlier decision is revised
     */
    public record Decided(
            Decision decision,
            List<UserId> people,
            long held,
            @Nullable String reason,
            Cause cause) {}

    /** Takes people out of the hold, which is closed with the last of them, and tells of it. */
    public Uni<Void> settle(HoldId hold, Decided decided) {
        List<List<UserId>> portions = new ArrayList<>();
        for (int from = 0; from < decided.people.size(); from += PORTION) {
            portions.add(decided.people.subList(from, Math.min(decided.people.size(), from + PORTION)));
        }
        Tuple change = Tuple.of(hold.value(), portions.size(), decided.held, time(now));
        return tx.preparedQuery(GuardSql.SETTLE)
                .execute(change)
                .map(this::read)
                .call(state -> forget(state, decided.decision == Decision.APPROVED))
                .flatMap(state -> outbox.append(tx, facts(state, portions, decided)));
    }

    private List<DirectoryHoldDecided> facts(DirectoryHold last, List<List<UserId>> portions, Decided decided) {
        List<DirectoryHoldDecided> facts = new ArrayList<>(portions.size());
        for (int i = 0; i < portions.size(); i++) {
            DirectoryHold then = at(last, last.version() - portions.size() + 1 + i);
            facts.add(new DirectoryHoldDecided(
                    now, then, decided.decision, decided.reason, portions.get(i), decided.cause));
        }
        return facts;
    }

    /** A hold without people does not take more; whoever approved all of them has seen what the window counted. */
    private Uni<Void> forget(DirectoryHold state, boolean approved) {
        boolean closed = state.held() == 0;
        Tuple key = Tuple.of(directory.value(), state.id().value(), closed, closed && approved);
        return closed
                ? tx.preparedQuery(GuardSql.FORGET).execute(key).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** @param rows hold, person and the state that the person was in */
    Uni<Void> withdrawn(RowSet<Row> rows, DirectoryId by) {
        Map<HoldId, List<UserId>> people = new LinkedHashMap<>();
        Map<HoldId, Long> held = new LinkedHashMap<>();
        for (Row row : rows) {
            HoldId hold = new HoldId(row.getUUID(0));
            people.computeIfAbsent(hold, id -> new ArrayList<>()).add(new UserId(row.getUUID(1)));
            held.merge(hold, row.getString(2).equals("HELD") ? 1L : 0L, Long::sum);
        }
        Cause cause = new Cause(Cause.Kind.SCIM_REQUEST, by.toString(), null, null);
        Uni<Void> all = Uni.createFrom().voidItem();
        for (var entry : people.entrySet()) {
            Decided decided = new Decided(
                    Decision.WITHDRAWN, entry.getValue(), held.getOrDefault(entry.getKey(), 0L), null, cause);
            all = all.flatMap(done -> settle(entry.getKey(), decided));
        }
        return all;
    }

    DirectoryHold read(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new DirectoryHold(
                tenant,
                directory,
                new HoldId((UUID) row.getUUID("id")),
                row.getLong("version"),
                DirectoryHold.Rule.valueOf(row.getString("rule")),
                row.getLong("people_limit"),
                row.getLong("window_seconds"),
                row.getLong("active"),
                row.getLong("held"));
    }

    private static DirectoryHold at(DirectoryHold hold, long version) {
        return new DirectoryHold(
                hold.tenantId(),
                hold.directoryId(),
                hold.id(),
                version,
                hold.rule(),
                hold.limit(),
                hold.windowSeconds(),
                hold.active(),
                hold.held());
    }
}
