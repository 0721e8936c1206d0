package io.rollcall.provisioning.audit.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.Expiry;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.audit.Digest;
import io.rollcall.provisioning.audit.Note;
import io.rollcall.provisioning.audit.Retention;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Forgets the beginning of trails, and remembers what the rest is chained to and what people had by then. */
@ApplicationScoped
class PostgresRetention implements Retention {

    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final String LOOK = """
            SELECT retention_days FROM audit_head WHERE tenant_id = $1
            """;

    private static final String KEEP = """
            INSERT INTO audit_head AS h (tenant_id, last, hash, retention_days) VALUES ($1, 0, decode($2, 'hex'), $3)
            ON CONFLICT (tenant_id) DO UPDATE SET retention_days = excluded.retention_days
            """;

    /**
     * Always a beginning of the trail: a row is not removed before those in front of it. Looks only at trails that begin
     * with an old row, some at a time. Another instance may have gone further in the meantime: a head never goes back.
     */
    private static final String EXPIRE = """
            WITH due AS (
                SELECT h.tenant_id, h.trimmed, l.oldest
                FROM audit_head h
                CROSS JOIN LATERAL (
                    SELECT ?::timestamptz - make_interval(days => coalesce(h.retention_days, %d)) AS oldest
                ) l
                CROSS JOIN LATERAL (
                    SELECT x.recorded_at FROM audit_entry x
                    WHERE x.tenant_id = h.tenant_id AND x.seq > h.trimmed ORDER BY x.seq LIMIT 1
                ) first
                WHERE first.recorded_at < l.oldest
                LIMIT 20
            ), candidate AS (
                SELECT e.*, bool_and(e.recorded_at < d.oldest) OVER (PARTITION BY e.tenant_id ORDER BY e.seq) AS old
                FROM due d CROSS JOIN LATERAL (
                    SELECT x.tenant_id, x.seq, x.recorded_at, x.hash, x.at, x.person, x.aspect, x.version, x.id, x.state
                    FROM audit_entry x WHERE x.tenant_id = d.tenant_id AND x.seq > d.trimmed ORDER BY x.seq LIMIT 1000
                ) e
            ), portion AS (
                SELECT * FROM candidate WHERE old
            ), kept AS (
                INSERT INTO access_baseline AS b (tenant_id, person, aspect, version, id, at, state)
                SELECT DISTINCT ON (tenant_id, person, aspect) tenant_id, person, aspect, version, id, at, state
                FROM portion WHERE aspect IS NOT NULL ORDER BY tenant_id, person, aspect, version DESC
                ON CONFLICT (tenant_id, person, aspect) DO UPDATE
                SET version = excluded.version, id = excluded.id, at = excluded.at, state = excluded.state
                WHERE excluded.version > b.version
            ), gone AS (
                DELETE FROM audit_entry e USING portion p WHERE e.tenant_id = p.tenant_id AND e.seq = p.seq
            )
            UPDATE audit_head h
            SET trimmed = p.seq, trimmed_hash = p.hash, trimmed_until = greatest(h.trimmed_until, p.until)
            FROM (
                SELECT DISTINCT ON (tenant_id) tenant_id, seq, hash,
                    max(at) FILTER (WHERE aspect IS NOT NULL) OVER (PARTITION BY tenant_id) AS until
                FROM portion ORDER BY tenant_id, seq DESC
            ) p
            WHERE h.tenant_id = p.tenant_id AND p.seq > h.trimmed
            """;

    private final TenantSql sql;
    private final AuditTrail trail;
    private final Expiry expiry;
    private final int days;

    PostgresRetention(
            TenantSql sql,
            AuditTrail trail,
            Expiry expiry,
            @ConfigProperty(name = "rollcall.audit.retention") Duration retention) {
        this.sql = sql;
        this.trail = trail;
        this.expiry = expiry;
        this.days = Math.toIntExact(retention.toDays());
    }

    void start(@Observes StartupEvent event) {
        expiry.every(INTERVAL, "old entries of audit trails", Duration.ZERO, this::expire);
    }

    int expire(Instant now) throws SQLException {
        return expiry.delete(EXPIRE.formatted(days), now.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Uni<Kept> look(TenantId tenant) {
        return sql.read(tenant, tx -> look(tx, tenant));
    }

    @Override
    public Uni<Kept> keep(TenantId tenant, @Nullable Integer wanted, Cause cause) {
        Tuple parameters = Tuple.of(tenant.value(), Digest.BEGINNING.hex(), wanted);
        return sql.inTransaction(
                tenant,
                tx -> look(tx, tenant)
                        .flatMap(before -> tx.preparedQuery(KEEP)
                                .execute(parameters)
                                .chain(() -> look(tx, tenant))
                                .call(after -> after.equals(before)
                                        ? Uni.createFrom().voidItem()
                                        : trail.append(tx, tenant, note(before, after, cause)))));
    }

    private Uni<Kept> look(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(LOOK).execute(Tuple.of(tenant.value())).map(rows -> {
            for (Row row : rows) {
                Integer own = row.getInteger(0);
                return own == null ? new Kept(days, false) : new Kept(own, true);
            }
            return new Kept(days, false);
        });
    }

    private static Note note(Kept before, Kept after, Cause cause) {
        var change = new AttributeChange("days", number(before), number(after));
        return Note.of("audit.retention_changed", cause, "The audit trail is kept for %d days".formatted(after.days()))
                .with(List.of(change));
    }

    private static JsonNode number(Kept kept) {
        return JsonNodeFactory.instance.numberNode(kept.days());
    }
}
