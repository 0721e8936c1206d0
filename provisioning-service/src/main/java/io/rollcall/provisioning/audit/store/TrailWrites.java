package io.rollcall.provisioning.audit.store;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.audit.AuditFact;
import io.rollcall.provisioning.audit.Digest;
import io.rollcall.provisioning.audit.HashChain;
import io.rollcall.provisioning.audit.HashChain.Head;
import io.rollcall.provisioning.audit.HashChain.Link;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Adds facts to the trail of a tenant within a transaction, one transaction after the other. */
final class TrailWrites {

    private static final String LOCK = """
            INSERT INTO audit_head AS h (tenant_id, last, hash) VALUES ($1, 0, decode($2, 'hex'))
            ON CONFLICT (tenant_id) DO UPDATE SET last = h.last
            RETURNING last, encode(hash, 'hex')
            """;

    /** Statements of their own behind the lock, so that they see what others wrote who had it before. */
    private static final String KNOWN = """
            SELECT id FROM audit_entry WHERE tenant_id = $1 AND id = ANY ($2)
            """;

    private static final String ERASED = """
            SELECT person, max(at) FROM audit_entry
            WHERE tenant_id = $1 AND person = ANY ($2) AND type = 'user.erased' GROUP BY person
            """;

    private static final String ADVANCE = """
            UPDATE audit_head SET last = $2, hash = decode($3, 'hex') WHERE tenant_id = $1
            """;

    private static final String FORGET = """
            UPDATE audit_entry t SET changes = NULL, salt = NULL
            FROM unnest($2::uuid[], $3::timestamptz[]) AS e (person, at)
            WHERE t.tenant_id = $1 AND t.person = e.person AND t.at <= e.at AND t.changes IS NOT NULL
            """;

    private final SqlConnection tx;
    private final TenantId tenant;
    private final Instant now;
    private final Supplier<byte[]> salts;

    TrailWrites(SqlConnection tx, TenantId tenant, Instant now, Supplier<byte[]> salts) {
        this.tx = tx;
        this.tenant = tenant;
        this.now = now;
        this.salts = salts;
    }

    Uni<Void> append(List<AuditFact> facts) {
        Map<UUID, AuditFact> once = new LinkedHashMap<>();
        facts.forEach(fact -> once.putIfAbsent(fact.id(), fact));
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(tenant.value(), Digest.BEGINNING.hex()))
                .map(rows -> head(rows.iterator().next()))
                .flatMap(head -> withoutKnown(once).flatMap(fresh -> write(head, fresh)));
    }

    private Uni<List<AuditFact>> withoutKnown(Map<UUID, AuditFact> facts) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(tenant.value(), facts.keySet().toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> known = new HashSet<>();
                    rows.forEach(row -> known.add(row.getUUID(0)));
                    return facts.values().stream()
                            .filter(fact -> !known.contains(fact.id()))
                            .toList();
                });
    }

    private Uni<Void> write(Head head, List<AuditFact> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return withoutValuesOfErased(fresh)
                .map(facts -> HashChain.append(tenant, head, facts, now, salts))
                .flatMap(links -> tx.preparedQuery(EntryRows.INSERT)
                        .execute(EntryRows.of(tenant, links))
                        .chain(() -> advance(links.getLast())))
                .chain(() -> forget(fresh));
    }

    /** What comes late of somebody who was erased since is written down without its values. */
    private Uni<List<AuditFact>> withoutValuesOfErased(List<AuditFact> facts) {
        UUID[] people = facts.stream()
                .filter(fact -> fact.person() != null && !fact.changes().isEmpty())
                .map(TrailWrites::requirePerson)
                .distinct()
                .toArray(UUID[]::new);
        if (people.length == 0) {
            return Uni.createFrom().item(facts);
        }
        return tx.preparedQuery(ERASED)
                .execute(Tuple.of(tenant.value(), people))
                .map(rows -> {
                    Map<UUID, Instant> erased = new HashMap<>();
                    rows.forEach(row ->
                            erased.put(row.getUUID(0), row.getOffsetDateTime(1).toInstant()));
                    return facts.stream()
                            .map(fact -> isErased(fact, erased) ? fact.with(List.of()) : fact)
                            .toList();
                });
    }

    private static boolean isErased(AuditFact fact, Map<UUID, Instant> erased) {
        Instant at = fact.person() == null ? null : erased.get(fact.person().value());
        return at != null && !fact.at().isAfter(at);
    }

    private Uni<Void> advance(Link last) {
        return tx.preparedQuery(ADVANCE)
                .execute(
                        Tuple.of(tenant.value(), last.entry().seq(), last.hash().hex()))
                .replaceWithVoid();
    }

    private Uni<Void> forget(Collection<AuditFact> facts) {
        List<AuditFact> erasures =
                facts.stream().filter(it -> it.type().equals(AuditFact.ERASED)).toList();
        if (erasures.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addArrayOfUUID(
                        erasures.stream().map(TrailWrites::requirePerson).toArray(UUID[]::new))
                .addArrayOfOffsetDateTime(erasures.stream()
                        .map(it -> it.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return tx.preparedQuery(FORGET).execute(parameters).replaceWithVoid();
    }

    private static UUID requirePerson(AuditFact fact) {
        return Objects.requireNonNull(fact.person()).value();
    }

    private static Head head(Row row) {
        return new Head(row.getLong(0), Digest.ofHex(row.getString(1)));
    }
}
