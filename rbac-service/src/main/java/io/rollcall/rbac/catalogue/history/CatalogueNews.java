package io.rollcall.rbac.catalogue.history;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.kit.id.Ids;
import io.rollcall.rbac.catalogue.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/** Says at the start what a new catalogue adds and takes away: the vendor changes a file, and people gain and lose by it. */
@ApplicationScoped
class CatalogueNews {

    private static final Logger LOG = Logger.getLogger(CatalogueNews.class);

    private final Catalogue catalogue;
    private final CatalogueLoads loads;
    private final Clock clock;

    CatalogueNews(Catalogue catalogue, CatalogueLoads loads, Clock clock) {
        this.catalogue = catalogue;
        this.loads = loads;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        CatalogueLoad load =
                CatalogueLoad.of(Ids.next(), catalogue, clock.instant().truncatedTo(ChronoUnit.MICROS));
        loads.add(load)
                .subscribe()
                .with(
                        last -> tell(load, last),
                        failure -> LOG.warnf("the catalogue could not be compared with the last one: %s", failure));
    }

    private static void tell(CatalogueLoad load, List<CatalogueLoad> last) {
        boolean isNew = last.size() > 1 && last.getFirst().id().equals(load.id());
        if (isNew) {
            LOG.infof(
                    "new catalogue %s: added %s, removed %s",
                    load.version(), load.without(last.get(1)), last.get(1).without(load));
        }
    }
}
