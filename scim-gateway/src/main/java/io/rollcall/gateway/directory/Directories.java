package io.rollcall.gateway.directory;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.id.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Directories of tenants. */
@ApplicationScoped
public class Directories {
    private final DirectoryStore store;
    private final Clock clock;

    public Directories(DirectoryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Uni<Directory> create(TenantId tenant, String name, String provider) {
        Instant now = now();
        Directory directory = new Directory(
                tenant, new DirectoryId(Ids.next()), name, provider, DirectoryState.Status.ACTIVE, 1, now);
        return store.create(directory, directory.state(now)).replaceWith(directory);
    }

    public Uni<Directory> find(TenantId tenant, DirectoryId id) {
        return store.find(tenant, id)
                .map(found ->
                        found.orElseThrow(() -> ProblemException.notFound("The tenant has no directory " + id + ".")));
    }

    public Uni<List<Directory>> list(TenantId tenant, @Nullable UUID after, int limit) {
        return store.list(tenant, after, limit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
