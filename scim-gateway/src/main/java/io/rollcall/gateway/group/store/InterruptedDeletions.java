package io.rollcall.gateway.group.store;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.time.OneByOne;
import io.rollcall.kit.time.Repeated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Finishes deletions of groups that a crash or a lost database connection interrupted. */
@ApplicationScoped
public class InterruptedDeletions {
    private static final Logger LOG = Logger.getLogger(InterruptedDeletions.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    /** Younger ones are being worked on. Doing it twice would do no harm: portions lock what they change. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String FIND = "SELECT tenant_id, directory_id, id FROM unfinished_group_deletions($1)";

    private final Pool pool;
    private final GroupDeletion deletion;
    private final Vertx vertx;
    private final Clock clock;

    public InterruptedDeletions(Pool pool, GroupDeletion deletion, Vertx vertx, Clock clock) {
        this.pool = pool;
        this.deletion = deletion;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Repeated.every(
                INTERVAL,
                vertx,
                this::finishAll,
                failure -> LOG.warnf("interrupted deletions could not be looked for: %s", failure));
    }

    Uni<Void> finishAll() {
        Tuple before = Tuple.of(clock.instant().minus(PATIENCE).atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(FIND)
                .execute(before)
                .flatMap(groups -> OneByOne.each(
                        groups,
                        this::finish,
                        (group, failure) -> LOG.warnf(
                                "the deletion of group %s could not be finished yet: %s", group.getUUID(2), failure)));
    }

    private Uni<Void> finish(Row row) {
        Cause cause = new Cause(Cause.Kind.SYSTEM, "scim-gateway", null, null);
        return deletion.finish(
                new TenantId(row.getString(0)), new DirectoryId(row.getUUID(1)), new GroupId(row.getUUID(2)), cause);
    }
}
