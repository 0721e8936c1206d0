package io.rollcall.provisioning.preview.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.assignment.store.ListDocument;
import io.rollcall.provisioning.preview.Preview;
import io.rollcall.provisioning.preview.PreviewChange;
import io.rollcall.provisioning.preview.PreviewStore.Named;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements on the tables of previews. */
final class PreviewRows {

    private static final int MOST = 5;
    private static final int PORTION = 2_000;
    private static final UUID LOWEST = new UUID(0, 0);

    private static final String MAKE_ROOM = """
            DELETE FROM assignment_preview WHERE tenant_id = $1 AND id IN (
                SELECT id FROM assignment_preview WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC OFFSET $2)
            """;

    private static final String ADD = """
            INSERT INTO assignment_preview (
                tenant_id, id, of, base_version, next_version, document, afresh, digest, summary, created_at, created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    private static final String ADD_CHANGES = """
            INSERT INTO assignment_preview_change (tenant_id, preview_id, account_id, kinds, document)
            SELECT $1, $2, c.account_id, string_to_array(c.kinds, ' '), c.document
            FROM unnest($3::uuid[], $4::text[], $5::text[]) AS c (account_id, kinds, document)
            """;

    private static final String FIND = """
            SELECT * FROM assignment_preview WHERE tenant_id = $1 AND id = $2
            """;

    private static final String CHANGES = """
            SELECT c.document, a.user_name, a.display_name
            FROM assignment_preview_change c
            JOIN account a ON a.tenant_id = c.tenant_id AND a.id = c.account_id
            WHERE c.tenant_id = $1 AND c.preview_id = $2 AND c.account_id > $3
                AND ($4::text IS NULL OR $4 = ANY (c.kinds))
            ORDER BY c.account_id LIMIT $5
            """;

    private PreviewRows() {}

    /** Removes the oldest ones, so that one more is the last that fits: each may have 100,000 changes. */
    static Uni<Void> makeRoom(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(MAKE_ROOM)
                .execute(Tuple.of(tenant.value(), MOST - 1L))
                .replaceWithVoid();
    }

    static Uni<Void> add(SqlConnection tx, TenantId tenant, Preview preview) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addUUID(preview.id())
                .addString(preview.of())
                .addLong(preview.baseVersion())
                .addLong(preview.list().version())
                .addString(ListDocument.write(preview.list()))
                .addArrayOfUUID(
                        preview.afresh().stream().map(AssignmentId::value).toArray(UUID[]::new))
                .addString(preview.digest())
                .addString(PreviewJson.write(preview.summary()))
                .addOffsetDateTime(utc(preview.createdAt()))
                .addString(preview.createdBy());
        return tx.preparedQuery(ADD).execute(parameters).replaceWithVoid();
    }

    static Uni<Void> addChanges(SqlConnection tx, TenantId tenant, UUID preview, List<PreviewChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<PreviewChange> portion = changes.subList(0, Math.min(PORTION, changes.size()));
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addUUID(preview)
                .addArrayOfUUID(portion.stream().map(it -> it.userId().value()).toArray(UUID[]::new))
                .addArrayOfString(texts(
                        portion,
                        it -> it.kinds().stream().map(PreviewChange.Kind::name).collect(Collectors.joining(" "))))
                .addArrayOfString(texts(portion, PreviewJson::write));
        return tx.preparedQuery(ADD_CHANGES)
                .execute(parameters)
                .chain(() -> addChanges(tx, tenant, preview, changes.subList(portion.size(), changes.size())));
    }

    private static String[] texts(List<PreviewChange> changes, Function<PreviewChange, String> text) {
        return changes.stream().map(text).toArray(String[]::new);
    }

    static Uni<Optional<Preview>> find(SqlConnection tx, TenantId tenant, UUID id) {
        return tx.preparedQuery(FIND).execute(Tuple.of(tenant.value(), id)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(preview(row));
            }
            return Optional.empty();
        });
    }

    private static Preview preview(Row row) {
        return new Preview(
                row.getUUID("id"),
                row.getString("of"),
                row.getLong("base_version"),
                ListDocument.read(row.getLong("next_version"), row.getString("document")),
                Arrays.stream(row.getArrayOfUUIDs("afresh"))
                        .map(AssignmentId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString("digest"),
                PreviewJson.read(row.getString("summary"), Preview.Summary.class),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"));
    }

    static Uni<List<Named>> changes(
            SqlConnection tx,
            TenantId tenant,
            UUID preview,
            PreviewChange.@Nullable Kind kind,
            @Nullable UserId after,
            int limit) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addUUID(preview)
                .addUUID(after == null ? LOWEST : after.value())
                .addString(kind == null ? null : kind.name())
                .addInteger(limit);
        return tx.preparedQuery(CHANGES).execute(parameters).map(rows -> {
            List<Named> found = new ArrayList<>();
            rows.forEach(row -> found.add(new Named(
                    PreviewJson.read(row.getString("document"), PreviewChange.class),
                    row.getString("user_name"),
                    row.getString("display_name"))));
            return found;
        });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
