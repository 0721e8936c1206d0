package io.rollcall.rbac.role;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.time.OneByOne;
import io.rollcall.kit.time.Repeated;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.history.CatalogueLoads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings tenants back to the present catalogue. While instances are replaced, one with the catalogue before may still
 * change the roles of a tenant, and publishes them as they are with that one; when it is gone, nobody else would notice.
 */
@ApplicationScoped
public class CatalogueKeeper {

    private static final Logger LOG = Logger.getLogger(CatalogueKeeper.class);
    private static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "rbac-service", null, null);
    private static final int AT_A_TIME = 100;

    private final Catalogue catalogue;
    private final CatalogueLoads loads;
    private final RoleStore store;
    private final RoleService roles;
    private final Duration interval;
    private @Nullable Repeated timer;

    CatalogueKeeper(
            Catalogue catalogue,
            CatalogueLoads loads,
            RoleStore store,
            RoleService roles,
            @ConfigProperty(name = "rollcall.catalogue.look-after") Duration interval) {
        this.catalogue = catalogue;
        this.loads = loads;
        this.store = store;
        this.roles = roles;
        this.interval = interval;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        timer = Repeated.every(
                interval,
                vertx,
                this::look,
                failure -> LOG.warnf("tenants were not brought to the catalogue, will be tried again: %s", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        Repeated started = timer;
        if (started != null) {
            started.close();
        }
    }

    /** The present catalogue is the one that was loaded last, by whichever instance: others leave everything as it is. */
    Uni<Void> look() {
        return loads.latest(1)
                .flatMap(latest ->
                        !latest.isEmpty() && latest.getFirst().version().equals(catalogue.version())
                                ? from("")
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> from(String behind) {
        return store.notOn(catalogue.version(), behind, AT_A_TIME)
                .flatMap(tenants -> followAll(tenants)
                        .chain(() -> tenants.size() < AT_A_TIME
                                ? Uni.createFrom().voidItem()
                                : from(tenants.getLast().value())));
    }

    private Uni<Void> followAll(List<TenantId> tenants) {
        return OneByOne.each(
                tenants,
                tenant -> roles.follow(tenant, CAUSE),
                (tenant, failure) -> LOG.warnf(
                        "tenant %s was not brought to the catalogue, will be tried again: %s", tenant, failure));
    }
}
