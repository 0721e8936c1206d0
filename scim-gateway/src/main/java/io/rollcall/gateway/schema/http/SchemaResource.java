package io.rollcall.gateway.schema.http;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.schema.DirectorySchemas;
import io.rollcall.gateway.schema.SchemaDefinition;
import io.rollcall.gateway.schema.SchemaVersion;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Schemas of a directory: extensions of User, Group and own types, and the types themselves (RFC 7643 sections 3.3, 6
 * and 7). Errors are problems: 400 (with every problem of the schema), 401, 403 (another tenant), 404, 409 (does not go
 * together with other schemas, or with stored resources: the answer says with how many, and what to do).
 */
@Path("/api/v1/tenants/{tenantId}/directories/{directoryId}/schemas")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Schemas")
public class SchemaResource {
    private final DirectorySchemas schemas;

    public SchemaResource(DirectorySchemas schemas) {
        this.schemas = schemas;
    }

    /** At most 50, so never more than one page. */
    @GET
    @Operation(summary = "List the schemas that a directory has besides those of the standard")
    public Uni<Page<SchemaView>> list(
            @PathParam("tenantId") String tenant, @PathParam("directoryId") String directory) {
        return schemas.list(new TenantId(tenant), id(directory))
                .map(found -> new Page<>(found.stream().map(SchemaView::of).toList(), null));
    }

    @GET
    @Path("{urn}")
    @Operation(summary = "Read a schema")
    public Uni<SchemaView> read(
            @PathParam("tenantId") String tenant,
            @PathParam("directoryId") String directory,
            @PathParam("urn") String urn) {
        return schemas.find(new TenantId(tenant), id(directory), urn).map(SchemaView::of);
    }

    @GET
    @Path("{urn}/versions")
    @Operation(summary = "List all versions that were ever in force; a version without a schema is a deletion")
    public Uni<Page<SchemaVersion>> versions(
            @PathParam("tenantId") String tenant,
            @PathParam("directoryId") String directory,
            @PathParam("urn") String urn) {
        return schemas.versions(new TenantId(tenant), id(directory), urn).map(found -> new Page<>(found, null));
    }

    /** Answers 201 for a new schema, 200 for a new version; in force for every instance within a second. */
    @PUT
    @Path("{urn}")
    @Operation(summary = "Define a schema, or a new version of it")
    public Uni<RestResponse<SchemaView>> put(
            @PathParam("tenantId") String tenant,
            @PathParam("directoryId") String directory,
            @PathParam("urn") String urn,
            SchemaUpload upload) {
        SchemaDefinition definition = DirectorySchemas.read(
                upload.resourceType(), upload.endpoint(), Boolean.TRUE.equals(upload.required()), upload.schema());
        if (!definition.schema().id().equals(urn)) {
            throw ProblemException.badRequest(
                    "schema.id: '" + definition.schema().id() + "' is not the URN in the address. Send both alike.");
        }
        return schemas.put(new TenantId(tenant), id(directory), definition)
                .map(stored -> RestResponse.status(
                        stored.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        SchemaView.of(stored.schema())));
    }

    /** Answers 204. */
    @DELETE
    @Path("{urn}")
    @Operation(summary = "Delete a schema that no resource has values of")
    public Uni<Void> delete(
            @PathParam("tenantId") String tenant,
            @PathParam("directoryId") String directory,
            @PathParam("urn") String urn) {
        return schemas.delete(new TenantId(tenant), id(directory), urn);
    }

    private static DirectoryId id(String text) {
        try {
            return DirectoryId.of(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is no directory with the id " + text + ".");
        }
    }
}
