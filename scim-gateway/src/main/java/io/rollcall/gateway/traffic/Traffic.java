package io.rollcall.gateway.traffic;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.Authenticator;
import io.rollcall.gateway.directory.Directories;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** How directories are served, as admins set it. */
@ApplicationScoped
public class Traffic {
    private final Directories directories;
    private final TrafficStore store;
    private final Authenticator authenticator;

    public Traffic(Directories directories, TrafficStore store, Authenticator authenticator) {
        this.directories = directories;
        this.store = store;
        this.authenticator = authenticator;
    }

    public Uni<TrafficSettings> find(TenantId tenant, DirectoryId directory) {
        return directories.find(tenant, directory).flatMap(found -> store.find(tenant, directory));
    }

    /** Effective within a second. */
    public Uni<Void> save(TenantId tenant, DirectoryId directory, TrafficSettings settings) {
        return directories
                .find(tenant, directory)
                .flatMap(found -> store.save(tenant, directory, settings))
                .invoke(done -> authenticator.forget(directory));
    }
}
