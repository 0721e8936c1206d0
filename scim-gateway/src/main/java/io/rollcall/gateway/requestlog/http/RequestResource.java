package io.rollcall.gateway.requestlog.http;

import static io.rollcall.gateway.directory.http.DirectoryResource.id;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.requestlog.Followed;
import io.rollcall.gateway.requestlog.LoggedRequest;
import io.rollcall.gateway.requestlog.Requests;
import io.rollcall.kit.http.OpenStreams;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What the identity provider of a directory asked and was answered. Errors are problems: 400, 401, 403 (another tenant),
 * 404.
 */
@Path("/api/v1/tenants/{tenantId}/directories/{id}/requests")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Request log")
public class RequestResource {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Of the tenant as well: who names a directory of another one takes no room there. */
    private record Log(TenantId tenant, DirectoryId directory) {}

    private final Requests requests;
    private final OpenStreams streams;

    public RequestResource(Requests requests, OpenStreams streams) {
        this.requests = requests;
        this.streams = streams;
    }

    /** The latest first. A page may be short, even empty, and have a next one: a search looks at so many at a time. */
    @GET
    @Operation(summary = "Search the request log of a directory")
    public Uni<Page<RequestView>> search(
            @PathParam("tenantId") String tenant, @PathParam("id") String directory, @BeanParam RequestSearch search) {
        return requests.search(new TenantId(tenant), new DirectoryId(id(directory)), search.query())
                .map(part -> new Page<>(
                        part.entries().stream().map(RequestView::of).toList(),
                        part.nextCursor() == null ? null : part.nextCursor().toString()));
    }

    /** With the bodies, redacted, as far as they are kept. */
    @GET
    @Path("{requestId}")
    @Operation(summary = "Read one entry of the request log")
    public Uni<RequestView> read(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @PathParam("requestId") String request) {
        return requests.find(new TenantId(tenant), new DirectoryId(id(directory)), id(request))
                .map(RequestView::of);
    }

    /**
     * Server-sent events, one per request, a second or so after it. Ends after ten minutes; Last-Event-ID goes on. Where
     * more than 500 come in a second, an event {@code gap} precedes the latest of them: a search with its {@code cursor}
     * and {@code from} has the others. 429 when as many follow the directory as may at a time.
     */
    @GET
    @Path("stream")
    @KnownDirectory
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Follow the request log of a directory")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "429",
            description = "As many follow the directory as may at a time",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> stream(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context Sse sse) {
        UUID after = last == null ? null : id(last);
        Log log = new Log(new TenantId(tenant), new DirectoryId(id(directory)));
        Multi<OutboundSseEvent> entries =
                requests.follow(log.tenant, log.directory, after).map(one -> event(sse, one));
        Multi<OutboundSseEvent> stream = Multi.createBy()
                .merging()
                .streams(entries, heartbeats(sse).select().first(Duration.ofMinutes(10)));
        return streams.limit(log, "the request log of this directory", stream);
    }

    private static OutboundSseEvent event(Sse sse, Followed followed) {
        OutboundSseEvent.Builder event = sse.newEventBuilder().mediaType(MediaType.APPLICATION_JSON_TYPE);
        return switch (followed) {
            case Followed.Entry(LoggedRequest request) ->
                event.id(request.id().toString())
                        .name("request")
                        .data(RequestView.of(request))
                        .build();
            case Followed.Gap gap -> event.name("gap").data(gap).build();
        };
    }

    private static Multi<OutboundSseEvent> heartbeats(Sse sse) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(Duration.ofMillis(1))
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("listening").build());
    }
}
