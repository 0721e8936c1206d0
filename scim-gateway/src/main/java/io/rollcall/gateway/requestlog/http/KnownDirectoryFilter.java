package io.rollcall.gateway.requestlog.http;

import static io.rollcall.gateway.directory.http.DirectoryResource.id;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.directory.Directories;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what is asked of directories that there are not. */
class KnownDirectoryFilter {

    private final Directories directories;

    KnownDirectoryFilter(Directories directories) {
        this.directories = directories;
    }

    @KnownDirectory
    @ServerRequestFilter
    public Uni<Void> find(UriInfo uri) {
        var path = uri.getPathParameters();
        return directories
                .find(new TenantId(path.getFirst("tenantId")), new DirectoryId(id(path.getFirst("id"))))
                .replaceWithVoid();
    }
}
