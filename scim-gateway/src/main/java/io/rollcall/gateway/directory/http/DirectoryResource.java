package io.rollcall.gateway.directory.http;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.directory.Directories;
import io.rollcall.gateway.directory.Directory;
import io.rollcall.gateway.scim.http.PublicUrl;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Directories of a tenant. Errors are problems: 400, 401, 403 (another tenant), 404. */
@Path("/api/v1/tenants/{tenantId}/directories")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Directories")
public class DirectoryResource {
    private static final int MAX_LIMIT = 500;

    /** What is needed to create a directory. */
    public record NewDirectory(String name, String provider) {
        public NewDirectory {
            Names.check("name", name);
            Names.check("provider", provider);
        }
    }

    private final Directories directories;
    private final PublicUrl publicUrl;

    public DirectoryResource(Directories directories, PublicUrl publicUrl) {
        this.directories = directories;
        this.publicUrl = publicUrl;
    }

    /** Answers 201. Issue a token next. */
    @POST
    @ResponseStatus(201)
    @Operation(summary = "Create a directory")
    public Uni<DirectoryView> create(
            @PathParam("tenantId") String tenant, @Context RoutingContext request, NewDirectory directory) {
        return directories
                .create(new TenantId(tenant), directory.name(), directory.provider())
                .map(created -> view(created, request));
    }

    @GET
    @Operation(summary = "List the directories of a tenant")
    public Uni<Page<DirectoryView>> list(
            @PathParam("tenantId") String tenant,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MAX_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context RoutingContext request) {
        int size = Page.limit(limit, MAX_LIMIT);
        return directories
                .list(new TenantId(tenant), Page.cursor(cursor, UUID::fromString), size + 1)
                .map(found -> Page.of(found, size, directory -> directory.id().toString()))
                .map(page -> page.map(directory -> view(directory, request)));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a directory")
    public Uni<DirectoryView> read(
            @PathParam("tenantId") String tenant, @PathParam("id") String id, @Context RoutingContext request) {
        return directories.find(new TenantId(tenant), new DirectoryId(id(id))).map(found -> view(found, request));
    }

    private DirectoryView view(Directory directory, RoutingContext request) {
        return DirectoryView.of(directory, publicUrl.of(request));
    }

    /** @throws ProblemException 404 if the text is no id */
    public static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is nothing with the id " + text + ".");
        }
    }
}
