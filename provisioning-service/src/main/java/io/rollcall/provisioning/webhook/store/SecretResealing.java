package io.rollcall.provisioning.webhook.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.time.OneByOne;
import io.rollcall.kit.time.Repeated;
import io.rollcall.provisioning.webhook.WebhookSettings;
import io.rollcall.provisioning.webhook.WebhookStore.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Seals secrets anew that were kept as they are, or with a key that is no longer the first. Instances may do it at once. */
@ApplicationScoped
class SecretResealing {

    private static final Logger LOG = Logger.getLogger(SecretResealing.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int AT_A_TIME = 100;

    private static final String NOT_SEALED = "SELECT tenant_id, id FROM webhook_secrets_not_sealed($1, $2, $3)";
    private static final String LOCK = "SELECT secret FROM webhook_secret WHERE tenant_id = $1 AND id = $2 FOR UPDATE";
    private static final String WRITE = "UPDATE webhook_secret SET secret = $3 WHERE tenant_id = $1 AND id = $2";

    private final SecretSeal seal;
    private final TenantSql sql;
    private final Pool pool;
    private final WebhookSettings settings;
    private @Nullable Repeated timer;

    SecretResealing(SecretSeal seal, TenantSql sql, Pool pool, WebhookSettings settings) {
        this.seal = seal;
        this.sql = sql;
        this.pool = pool;
        this.settings = settings;
    }

    /** A key that is none stops the start. */
    void start(@Observes StartupEvent event, Vertx vertx) {
        if (!seal.present().isEmpty()) {
            timer = Repeated.every(
                    settings.reseal(),
                    vertx,
                    () -> from(FIRST),
                    failure -> LOG.warnf("webhook secrets were not sealed anew, will be tried again: %s", failure));
        } else if (settings.enabled()) {
            LOG.info("rollcall.webhooks.encryption-keys is not set: webhook secrets are kept unencrypted");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Repeated started = timer;
        if (started != null) {
            started.close();
        }
    }

    private Uni<Void> from(UUID behind) {
        return pool.preparedQuery(NOT_SEALED)
                .execute(Tuple.of(seal.present(), behind, AT_A_TIME))
                .map(rows -> rows.stream()
                        .map(row -> new Key(new TenantId(row.getString(0)), row.getUUID(1)))
                        .toList())
                .flatMap(secrets -> resealAll(secrets)
                        .chain(() -> secrets.size() < AT_A_TIME
                                ? Uni.createFrom().voidItem()
                                : from(secrets.getLast().id())));
    }

    private Uni<Void> resealAll(List<Key> secrets) {
        return OneByOne.each(secrets, this::reseal, (secret, failure) -> LOG.warnf("%s", failure.getMessage()));
    }

    private Uni<Void> reseal(Key secret) {
        return sql.inTransaction(
                secret.tenant(),
                tx -> tx.preparedQuery(LOCK)
                        .execute(Tuple.of(secret.tenant().value(), secret.id()))
                        .flatMap(rows -> rows.size() == 0
                                ? Uni.createFrom().voidItem()
                                : write(tx, secret, rows.iterator().next().getString(0))));
    }

    private Uni<Void> write(SqlConnection tx, Key secret, String kept) {
        if (kept.startsWith(seal.present())) {
            return Uni.createFrom().voidItem();
        }
        String sealed = seal.close(secret.tenant(), secret.id(), seal.open(secret.tenant(), secret.id(), kept));
        return tx.preparedQuery(WRITE)
                .execute(Tuple.of(secret.tenant().value(), secret.id(), sealed))
                .replaceWithVoid();
    }
}
