package io.rollcall.provisioning.directory;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;

/** The directories of each tenant, as the gateway told of them. */
public interface Directories {

    Uni<Boolean> has(TenantId tenant, DirectoryId directory);
}
