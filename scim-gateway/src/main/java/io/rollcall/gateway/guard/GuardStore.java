package io.rollcall.gateway.guard;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;

/** Where the limits of directories are kept. */
public interface GuardStore {

    Uni<GuardSettings> find(TenantId tenant, DirectoryId directory);

    Uni<Void> save(TenantId tenant, DirectoryId directory, GuardSettings settings);
}
