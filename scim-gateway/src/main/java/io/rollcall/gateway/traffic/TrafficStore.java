package io.rollcall.gateway.traffic;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;

/** Where the limits of directories are kept. */
public interface TrafficStore {

    /** The defaults, if nothing was said about the directory. */
    Uni<TrafficSettings> find(TenantId tenant, DirectoryId directory);

    Uni<Void> save(TenantId tenant, DirectoryId directory, TrafficSettings settings);
}
