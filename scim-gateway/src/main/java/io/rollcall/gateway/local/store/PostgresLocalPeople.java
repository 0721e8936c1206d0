package io.rollcall.gateway.local.store;

import io.rollcall.events.LocalUserState;
import io.rollcall.gateway.local.LocalPeopleStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Local people in PostgreSQL: a row for each, and a tombstone in every directory of the tenant. */
@ApplicationScoped
public class PostgresLocalPeople implements LocalPeopleStore {
    /** Held while tombstones are laid or taken: a new directory, a claim and an announcement wait for each other. */
    public static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtextextended('local-people/' || current_tenant(), 0))
            """;

    /** The tombstones of the people that {@code %s} selects, in the directories that it selects. */
    private static final String BURY = """
            INSERT INTO users (tenant_id, directory_id, id, version, active, user_name, user_name_key, external_id,
                               primary_email_key, resource, created_at, last_modified, deleted_at)
            SELECT current_tenant(), d.id, l.id, 1, false, l.id::text, coalesce(l.user_name_key, l.id::text),
                   l.external_id, l.email_key, '{}', l.changed_at, l.changed_at, l.changed_at
            FROM local_people l CROSS JOIN directories d
            WHERE l.tenant_id = current_tenant() AND d.tenant_id = current_tenant() AND l.present AND %s
              AND NOT EXISTS (SELECT FROM users u WHERE u.id = l.id AND u.directory_id IN (
                  SELECT o.id FROM directories o WHERE o.tenant_id = current_tenant())
                  AND (u.directory_id = d.id OR u.deleted_at IS NULL OR u.version > 1))
            """;

    /** For a directory that is new. */
    public static final String BURY_ALL_IN = BURY.formatted("d.id = ?1");

    private static final String BURY_THESE = BURY.formatted("l.id = ANY ($1)");

    private static final String PUT = """
            INSERT INTO local_people AS l
                (tenant_id, id, version, present, external_id, user_name_key, email_key, changed_at)
            SELECT current_tenant(), s.id, s.version, s.present, s.external_id, fold_case(s.user_name),
                   fold_case(s.email), s.changed_at
            FROM unnest($1::uuid[], $2::bigint[], $3::boolean[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
                AS s (id, version, present, external_id, user_name, email, changed_at)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET version = excluded.version, present = excluded.present, external_id = excluded.external_id,
                user_name_key = excluded.user_name_key, email_key = excluded.email_key,
                changed_at = excluded.changed_at
            WHERE excluded.version > l.version
            RETURNING l.id
            """;

    /**
     * Of people who may not be claimed any more also the tombstones of those who were here, unless others were not told
     * that they are gone: that is still to be told.
     */
    private static final String EXHUME = """
            DELETE FROM users u USING local_people l
            WHERE l.tenant_id = current_tenant() AND l.id = ANY ($1) AND u.tenant_id = current_tenant()
              AND u.directory_id IN (SELECT d.id FROM directories d WHERE d.tenant_id = current_tenant())
              AND u.id = l.id AND u.deleted_at IS NOT NULL AND (u.version = 1 OR NOT l.present)
              AND u.withheld IS NULL
            """;

    @Override
    public Uni<Void> put(SqlConnection tx, List<LocalUserState> states) {
        if (states.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.query(LOCK)
                .execute()
                .chain(() -> tx.preparedQuery(PUT).execute(parameters(states)))
                .map(rows -> {
                    List<UUID> newer = new ArrayList<>();
                    for (Row row : rows) {
                        newer.add(row.getUUID(0));
                    }
                    return Tuple.tuple().addArrayOfUUID(newer.toArray(UUID[]::new));
                })
                .call(newer -> tx.preparedQuery(EXHUME).execute(newer))
                .call(newer -> tx.preparedQuery(BURY_THESE).execute(newer))
                .replaceWithVoid();
    }

    private static Tuple parameters(List<LocalUserState> states) {
        return Tuple.tuple()
                .addArrayOfUUID(states.stream().map(it -> it.id().value()).toArray(UUID[]::new))
                .addArrayOfLong(states.stream().map(LocalUserState::version).toArray(Long[]::new))
                .addArrayOfBoolean(states.stream().map(LocalUserState::present).toArray(Boolean[]::new))
                .addArrayOfString(texts(states, LocalUserState::externalId))
                .addArrayOfString(texts(states, LocalUserState::userName))
                .addArrayOfString(texts(states, LocalUserState::email))
                .addArrayOfOffsetDateTime(states.stream()
                        .map(it -> it.occurredAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }

    private static String[] texts(List<LocalUserState> states, Function<LocalUserState, @Nullable String> text) {
        return states.stream().map(text).toArray(String[]::new);
    }
}
