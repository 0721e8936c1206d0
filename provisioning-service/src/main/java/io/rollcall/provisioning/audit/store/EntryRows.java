package io.rollcall.provisioning.audit.store;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.audit.AccessFact;
import io.rollcall.provisioning.audit.AccessFact.Aspect;
import io.rollcall.provisioning.audit.Actor;
import io.rollcall.provisioning.audit.AuditEntry;
import io.rollcall.provisioning.audit.Digest;
import io.rollcall.provisioning.audit.HashChain.Link;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the audit trail, written many at a time. */
final class EntryRows {

    static final String INSERT = """
            INSERT INTO audit_entry (tenant_id, recorded_at, seq, id, at, type, actor_kind, actor, person, request_id,
                caused_by, sentence, aspect, version, state, changes, salt, digest, hash)
            SELECT $1, $2, e.seq, e.id, e.at, e.type, e.actor_kind, e.actor, e.person, e.request_id, e.caused_by,
                e.sentence, e.aspect, e.version, e.state, e.changes, decode(e.salt, 'hex'), decode(e.digest, 'hex'),
                decode(e.hash, 'hex')
            FROM unnest($3::bigint[], $4::uuid[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::uuid[],
                    $10::text[], $11::uuid[], $12::text[], $13::text[], $14::bigint[], $15::text[], $16::text[],
                    $17::text[], $18::text[], $19::text[])
                AS e (seq, id, at, type, actor_kind, actor, person, request_id, caused_by, sentence, aspect, version,
                    state, changes, salt, digest, hash)
            """;

    /** What {@link #entry} and the readers of the chain need. */
    static final String COLUMNS = """
            e.seq, e.id, e.at, e.recorded_at, e.type, e.actor_kind, e.actor, e.person, e.request_id, e.caused_by,
            e.sentence, e.aspect, e.version, e.state, e.changes, encode(e.salt, 'hex') AS salt,
            encode(e.digest, 'hex') AS digest, encode(e.hash, 'hex') AS hash
            """;

    private EntryRows() {}

    static Tuple of(TenantId tenant, List<Link> links) {
        return Tuple.tuple()
                .addString(tenant.value())
                .addOffsetDateTime(time(links.getFirst().entry().recordedAt()))
                .addArrayOfLong(all(links, it -> it.entry().seq()).toArray(Long[]::new))
                .addArrayOfUUID(all(links, it -> it.entry().id()).toArray(UUID[]::new))
                .addArrayOfOffsetDateTime(
                        all(links, it -> time(it.entry().at())).toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(links, it -> it.entry().type()))
                .addArrayOfString(texts(links, it -> it.entry().actor().kind().name()))
                .addArrayOfString(texts(links, it -> it.entry().actor().id()))
                .addArrayOfUUID(links.stream().map(it -> it.entry().person()).toArray(UUID[]::new))
                .addArrayOfString(texts(links, it -> it.entry().requestId()))
                .addArrayOfUUID(links.stream().map(it -> it.entry().causedBy()).toArray(UUID[]::new))
                .addArrayOfString(texts(links, it -> it.entry().sentence()))
                .addArrayOfString(access(links, it -> it.aspect().name()))
                .addArrayOfLong(links.stream()
                        .map(it -> it.entry().access())
                        .map(it -> it == null ? null : it.version())
                        .toArray(Long[]::new))
                .addArrayOfString(access(links, AccessFact::state))
                .addArrayOfString(texts(links, Link::changes))
                .addArrayOfString(texts(links, EntryRows::salt))
                .addArrayOfString(texts(links, EntryRows::digest))
                .addArrayOfString(texts(links, it -> it.hash().hex()));
    }

    private static <T> List<T> all(List<Link> links, Function<Link, T> value) {
        return links.stream().map(value).toList();
    }

    private static String[] texts(List<Link> links, Function<Link, @Nullable String> text) {
        return links.stream().map(text).toArray(String[]::new);
    }

    private static String[] access(List<Link> links, Function<AccessFact, String> text) {
        return texts(links, it -> {
            AccessFact access = it.entry().access();
            return access == null ? null : text.apply(access);
        });
    }

    private static @Nullable String salt(Link link) {
        byte[] salt = link.salt();
        return salt == null ? null : HexFormat.of().formatHex(salt);
    }

    private static @Nullable String digest(Link link) {
        Digest digest = link.entry().digest();
        return digest == null ? null : digest.hex();
    }

    static AuditEntry entry(TenantId tenant, Row row) {
        String digest = row.getString("digest");
        return new AuditEntry(
                tenant,
                row.getLong("seq"),
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("type"),
                actor(row),
                row.getUUID("person"),
                row.getString("request_id"),
                row.getUUID("caused_by"),
                row.getString("sentence"),
                access(row),
                digest == null ? null : Digest.ofHex(digest));
    }

    static Actor actor(Row row) {
        return new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor"));
    }

    private static @Nullable AccessFact access(Row row) {
        String aspect = row.getString("aspect");
        return aspect == null
                ? null
                : new AccessFact(Aspect.valueOf(aspect), row.getLong("version"), row.getString("state"));
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
