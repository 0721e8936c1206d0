package io.rollcall.provisioning.webhook.store;

import static io.rollcall.provisioning.webhook.store.WebhookRows.time;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.audit.Note;
import io.rollcall.provisioning.webhook.Progress;
import io.rollcall.provisioning.webhook.Webhook;
import io.rollcall.provisioning.webhook.WebhookDelivery;
import io.rollcall.provisioning.webhook.WebhookNotes;
import io.rollcall.provisioning.webhook.WebhookSecret;
import io.rollcall.provisioning.webhook.WebhookStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks in PostgreSQL. */
@ApplicationScoped
class PostgresWebhooks implements WebhookStore {

    private static final int MOST_SECRETS = 2;

    private final TenantSql sql;
    private final Pool pool;
    private final AuditTrail trail;
    private final SecretSeal seal;

    PostgresWebhooks(TenantSql sql, Pool pool, AuditTrail trail, SecretSeal seal) {
        this.sql = sql;
        this.pool = pool;
        this.trail = trail;
        this.seal = seal;
    }

    @Override
    public Uni<Optional<Webhook>> create(
            TenantId tenant, Webhook webhook, WebhookSecret secret, int most, Cause cause) {
        Tuple row = Tuple.of(tenant.value(), webhook.id(), webhook.url().toString(), webhook.description())
                .addArrayOfString(webhook.types().toArray(String[]::new))
                .addOffsetDateTime(time(webhook.createdAt()))
                .addString(webhook.createdBy());
        return sql.inTransaction(
                tenant,
                tx -> count(tx, tenant)
                        .flatMap(there -> there >= most
                                ? Uni.createFrom().item(Optional.empty())
                                : tx.preparedQuery(WebhookSql.CREATE)
                                        .execute(row)
                                        .call(created -> addSecret(tx, tenant, webhook.id(), secret))
                                        .call(() -> trail.append(tx, tenant, WebhookNotes.created(webhook, cause)))
                                        .map(created ->
                                                created.stream().findFirst().map(WebhookRows::webhook))));
    }

    private static Uni<Long> count(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(WebhookSql.CREATE_ALONE)
                .execute(Tuple.of(tenant.value()))
                .chain(() -> tx.preparedQuery(WebhookSql.COUNT).execute(Tuple.of(tenant.value())))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<RowSet<Row>> addSecret(SqlConnection tx, TenantId tenant, UUID id, WebhookSecret secret) {
        String sealed = seal.close(tenant, secret.id(), secret.value());
        return tx.preparedQuery(WebhookSql.ADD_SECRET)
                .execute(Tuple.of(tenant.value(), id, secret.id(), sealed, time(secret.createdAt())));
    }

    @Override
    public Uni<List<Webhook>> list(TenantId tenant, @Nullable UUID after, int limit) {
        return sql.read(tenant, tx -> tx.preparedQuery(WebhookSql.LIST).execute(Tuple.of(tenant.value(), after, limit)))
                .map(rows -> rows.stream().map(WebhookRows::webhook).toList());
    }

    @Override
    public Uni<Optional<Webhook>> find(TenantId tenant, UUID id) {
        return sql.read(tenant, tx -> tx.preparedQuery(WebhookSql.FIND).execute(Tuple.of(tenant.value(), id)))
                .map(rows -> rows.stream().findFirst().map(WebhookRows::webhook));
    }

    @Override
    public Uni<Boolean> delete(TenantId tenant, UUID id, Cause cause) {
        return change(tenant, WebhookSql.DELETE, Tuple.of(tenant.value(), id), WebhookNotes.deleted(id, cause));
    }

    @Override
    public Uni<Boolean> set(TenantId tenant, UUID id, Webhook.Status status, @Nullable String reason, Cause cause) {
        Tuple parameters = Tuple.of(tenant.value(), id, status.name(), reason);
        return change(tenant, WebhookSql.SET, parameters, WebhookNotes.set(id, status, cause));
    }

    @Override
    public Uni<Boolean> move(TenantId tenant, UUID id, long position, Cause cause) {
        Tuple parameters = Tuple.of(tenant.value(), id, position);
        return change(tenant, WebhookSql.MOVE, parameters, WebhookNotes.moved(id, position, cause));
    }

    private Uni<Boolean> change(TenantId tenant, String statement, Tuple parameters, Note note) {
        return sql.inTransaction(
                tenant,
                tx -> tx.preparedQuery(statement)
                        .execute(parameters)
                        .map(done -> done.rowCount() > 0)
                        .call(known -> known
                                ? trail.append(tx, tenant, note)
                                : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<List<WebhookSecret>> secrets(TenantId tenant, UUID id, Instant now) {
        return sql.read(tenant, tx -> secrets(tx, tenant, id, now))
                .map(rows -> rows.stream()
                        .map(row -> WebhookRows.secret(row, kept -> seal.open(tenant, row.getUUID(0), kept)))
                        .toList());
    }

    private static Uni<RowSet<Row>> secrets(SqlConnection tx, TenantId tenant, UUID id, Instant now) {
        return tx.preparedQuery(WebhookSql.SECRETS).execute(Tuple.of(tenant.value(), id, time(now)));
    }

    @Override
    public Uni<Boolean> addSecret(TenantId tenant, UUID id, WebhookSecret secret, Instant othersExpireAt, Cause cause) {
        Tuple others = Tuple.of(tenant.value(), id, secret.id(), time(othersExpireAt));
        return sql.inTransaction(
                tenant,
                tx -> tx.preparedQuery(WebhookSql.LOCK)
                        .execute(Tuple.of(tenant.value(), id))
                        .flatMap(locked -> secrets(tx, tenant, id, secret.createdAt()))
                        .flatMap(active -> othersExpireAt.isAfter(secret.createdAt()) && active.size() >= MOST_SECRETS
                                ? Uni.createFrom().item(false)
                                : addSecret(tx, tenant, id, secret)
                                        .flatMap(added -> tx.preparedQuery(WebhookSql.EXPIRE_OTHERS)
                                                .execute(others))
                                        .chain(() -> trail.append(tx, tenant, WebhookNotes.newSecret(id, cause)))
                                        .replaceWith(true)));
    }

    @Override
    public Uni<List<WebhookDelivery>> deliveries(TenantId tenant, UUID id, @Nullable UUID before, int limit) {
        Tuple query = Tuple.of(tenant.value(), id, before, limit);
        return sql.read(tenant, tx -> tx.preparedQuery(WebhookSql.DELIVERIES).execute(query))
                .map(rows -> rows.stream().map(WebhookRows::delivery).toList());
    }

    @Override
    public Uni<Void> log(TenantId tenant, UUID id, List<WebhookDelivery> deliveries) {
        return sql.inTransaction(tenant, tx -> log(tx, tenant, id, deliveries));
    }

    private static Uni<Void> log(SqlConnection tx, TenantId tenant, UUID id, List<WebhookDelivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.of(tenant.value(), id)
                .addArrayOfUUID(deliveries.stream().map(WebhookDelivery::id).toArray(UUID[]::new))
                .addArrayOfUUID(
                        deliveries.stream().map(WebhookDelivery::eventId).toArray(UUID[]::new))
                .addArrayOfString(
                        deliveries.stream().map(WebhookDelivery::eventType).toArray(String[]::new))
                .addArrayOfLong(deliveries.stream().map(WebhookDelivery::seq).toArray(Long[]::new))
                .addArrayOfInteger(
                        deliveries.stream().map(WebhookDelivery::attempt).toArray(Integer[]::new))
                .addArrayOfOffsetDateTime(
                        deliveries.stream().map(it -> time(it.at())).toArray(OffsetDateTime[]::new))
                .addArrayOfInteger(
                        deliveries.stream().map(it -> it.answer().status()).toArray(Integer[]::new))
                .addArrayOfString(
                        deliveries.stream().map(it -> it.answer().error()).toArray(String[]::new))
                .addArrayOfInteger(deliveries.stream()
                        .map(it -> (int) it.answer().took().toMillis())
                        .toArray(Integer[]::new));
        return tx.preparedQuery(WebhookSql.LOG).execute(rows).replaceWithVoid();
    }

    @Override
    public Uni<List<Key>> due(Instant now, int most) {
        return pool.preparedQuery(WebhookSql.DUE)
                .execute(Tuple.of(time(now), most))
                .map(rows -> rows.stream()
                        .map(row -> new Key(new TenantId(row.getString(0)), row.getUUID(1)))
                        .toList());
    }

    @Override
    public Uni<Optional<Webhook>> claim(Key key, UUID lease, Instant now, Instant until) {
        Tuple claim = Tuple.of(key.tenant().value(), key.id(), lease, time(now), time(until));
        return sql.inTransaction(
                key.tenant(),
                tx -> tx.preparedQuery(WebhookSql.CLAIM)
                        .execute(claim)
                        .map(rows -> rows.stream().findFirst().map(WebhookRows::webhook)));
    }

    @Override
    public Uni<Void> renew(Key key, UUID lease, Instant until) {
        return sql.inTransaction(
                key.tenant(),
                tx -> tx.preparedQuery(WebhookSql.RENEW)
                        .execute(Tuple.of(key.tenant().value(), key.id(), lease, time(until)))
                        .replaceWithVoid());
    }

    @Override
    public Uni<Void> settle(Key key, UUID lease, Progress progress, List<WebhookDelivery> deliveries) {
        Tuple row = Tuple.of(key.tenant().value(), key.id(), lease)
                .addLong(progress.position())
                .addArrayOfLong(progress.ahead().toArray(Long[]::new))
                .addInteger(progress.attempts())
                .addOffsetDateTime(time(progress.failingSince()))
                .addOffsetDateTime(time(progress.nextAttemptAt()))
                .addOffsetDateTime(time(progress.lastSuccessAt()))
                .addString(progress.lastError())
                .addString(progress.disabledReason());
        return sql.inTransaction(
                key.tenant(),
                tx -> tx.preparedQuery(WebhookSql.SETTLE)
                        .execute(row)
                        .flatMap(done -> log(tx, key.tenant(), key.id(), deliveries)));
    }
}
