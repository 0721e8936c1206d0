package io.rollcall.provisioning.member.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.OpenStreams;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.eventlog.EventLog;
import io.rollcall.provisioning.eventlog.LoggedEvent;
import io.rollcall.provisioning.tenant.Tenants;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Members as a file, and their changes as they happen. */
@Path("/api/v1/tenants/{tenantId}/members")
@Tag(name = "Members")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "400",
        description = "A parameter is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class MemberStreamResource {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 200;

    private final Tenants tenants;
    private final MemberExport export;
    private final EventLog log;
    private final OpenStreams streams;

    MemberStreamResource(Tenants tenants, MemberExport export, EventLog log, OpenStreams streams) {
        this.tenants = tenants;
        this.export = export;
        this.log = log;
        this.streams = streams;
    }

    /** A change of a member. */
    @Schema(name = "MemberChange")
    public record Change(String memberId, String type, long version) {

        static Change of(LoggedEvent event) {
            String subject = event.subject();
            return new Change(subject.substring(subject.indexOf('/') + 1), event.type(), event.version());
        }
    }

    /** Exactly the members that the list shows with the same parameters. No cell is a formula to a spreadsheet. */
    @GET
    @Path("/export")
    @Produces("text/csv")
    @Operation(summary = "Members as CSV")
    public RestMulti<String> export(@PathParam("tenantId") TenantId tenant, @BeanParam MemberParameters parameters) {
        Multi<String> lines = export.lines(tenant, parameters);
        return RestMulti.fromUniResponse(
                tenants.require(tenant),
                ignored -> lines,
                ignored -> Map.of("Content-Disposition", List.of("attachment; filename=\"members.csv\"")));
    }

    /**
     * Server-sent events, one per change, a second or so after it. Ends after ten minutes; Last-Event-ID goes on where
     * the stream ended. What changed is read with the member. 429 when as many follow the tenant as may at a time.
     */
    @GET
    @Path("/changes")
    @KnownTenant
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Follow the changes of members")
    @APIResponse(
            responseCode = "429",
            description = "As many follow the tenant as may at a time",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> changes(
            @PathParam("tenantId") TenantId tenant,
            @HeaderParam("Last-Event-ID") @Nullable String lastEvent,
            @Context Sse sse) {
        Long last = number(lastEvent);
        Uni<Long> start = last != null
                ? Uni.createFrom().item(last)
                : log.read(tenant, 0, Set.of(), 1).map(page -> page.last());
        Multi<OutboundSseEvent> changes =
                start.onItem().transformToMulti(from -> follow(tenant, from)).map(it -> event(sse, it));
        Multi<OutboundSseEvent> beats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(it -> sse.newEventBuilder().comment("still here").build());
        Multi<OutboundSseEvent> stream =
                Multi.createBy().merging().streams(changes, beats).select().first(LONGEST);
        return streams.limit(tenant, "the members of this tenant", stream);
    }

    private Multi<LoggedEvent> follow(TenantId tenant, long from) {
        AtomicLong next = new AtomicLong(from);
        return Multi.createFrom()
                .ticks()
                .every(POLL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> log.read(tenant, next.get(), Set.of(), MOST)
                        .invoke(page -> next.set(Math.max(next.get(), page.next()))))
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page.events()));
    }

    private static OutboundSseEvent event(Sse sse, LoggedEvent event) {
        return sse.newEventBuilder()
                .id(Long.toString(event.seq()))
                .name("member")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Change.of(event))
                .build();
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest("Last-Event-ID is not one that this service gave");
        }
    }
}
