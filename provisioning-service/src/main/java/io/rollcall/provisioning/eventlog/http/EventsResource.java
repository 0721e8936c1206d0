package io.rollcall.provisioning.eventlog.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.kit.time.Delay;
import io.rollcall.provisioning.eventlog.EventLog;
import io.rollcall.provisioning.eventlog.EventPage;
import io.rollcall.provisioning.eventlog.LifecycleTypes;
import io.rollcall.provisioning.eventlog.LoggedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The lifecycle events of a tenant, for subscribers without Kafka. */
@Path("/api/v1/tenants/{tenantId}/events")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Events")
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "400",
        description = "A parameter is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "410",
        description = "The events behind the cursor are no longer kept",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class EventsResource {

    private static final int MOST = 1_000;
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final String LATEST = "latest";

    private final EventLog log;
    private final Clock clock;

    EventsResource(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * One event: the attributes of CloudEvents that it has on Kafka, and the same data.
     *
     * @param cursor the place of the event, for {@code after}
     */
    @Schema(name = "LifecycleEvent")
    public record View(
            String cursor,
            UUID id,
            String type,
            String subject,
            long version,
            Instant time,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String data) {

        static View of(LoggedEvent event) {
            return new View(
                    Long.toString(event.seq()),
                    event.id(),
                    event.type(),
                    event.subject(),
                    event.version(),
                    event.time(),
                    event.payload());
        }
    }

    /**
     * Events in their order.
     *
     * @param nextCursor for the next call, also when there is nothing new
     * @param more whether there is more at once
     */
    @Schema(name = "LifecycleEvents")
    public record Views(List<View> items, String nextCursor, boolean more) {}

    /**
     * The events behind the cursor, oldest first; those of one person in the order of their versions. {@code after=latest}
     * answers the cursor of the last event and no events. With {@code wait} the answer to a request that finds nothing
     * takes up to so many seconds. 410 when the retention has passed over the cursor; without {@code after} the oldest
     * events that are kept come first.
     */
    @GET
    @Operation(summary = "Read lifecycle events, oldest first")
    public Uni<Views> read(
            @PathParam("tenantId") TenantId tenant,
            @QueryParam("after") @Nullable String after,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("types") @Nullable String types,
            @QueryParam("wait") @DefaultValue("0") int wait) {
        if (wait < 0 || wait > LONGEST_WAIT_SECONDS) {
            throw ProblemException.badRequest("wait must be 0 to " + LONGEST_WAIT_SECONDS + " seconds");
        }
        Query query = new Query(
                tenant, after == null ? 0 : cursor(after), after == null, types(types), Page.limit(limit, MOST));
        return read(query, clock.instant().plusSeconds(wait)).map(page -> views(query, page));
    }

    /**
     * People as they are now.
     *
     * @param items each as on the state topic
     * @param eventsCursor where to go on with events: the one of the first page
     */
    @Schema(name = "UserStates")
    public record States(List<State> items, @Nullable String nextCursor, String eventsCursor) {}

    /** A person as on the state topic. */
    @Schema(name = "UserStateEntry")
    public record State(
            UUID id,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String data) {}

    /** Everybody as they are now, those who left included: where a new subscriber begins. */
    @GET
    @Path("/state")
    @Operation(summary = "Read the present state of everybody")
    public Uni<States> states(
            @PathParam("tenantId") TenantId tenant,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        return log.states(tenant, Page.cursor(cursor, UUID::fromString), size + 1)
                .map(found -> {
                    Page<State> page = Page.of(
                            found.people().stream()
                                    .map(entry -> new State(entry.id(), entry.payload()))
                                    .toList(),
                            size,
                            state -> state.id().toString());
                    return new States(page.items(), page.nextCursor(), Long.toString(found.last()));
                });
    }

    /** @param anywhere whether the subscriber has read nothing yet, and so can have missed nothing */
    private record Query(TenantId tenant, long after, boolean anywhere, Set<String> types, int limit) {}

    private Uni<EventPage> read(Query query, Instant patience) {
        return log.read(query.tenant, query.after, query.types, query.limit)
                .flatMap(page -> page.events().isEmpty()
                                && page.next() == page.last()
                                && clock.instant().isBefore(patience)
                        ? Delay.of(LOOK_AGAIN).flatMap(done -> read(query, patience))
                        : Uni.createFrom().item(page));
    }

    private static Views views(Query query, EventPage page) {
        if (query.after < page.trimmed() && !query.anywhere) {
            throw new ProblemException(
                    410,
                    "cursor-expired",
                    "The cursor is too old",
                    "Events behind this cursor are no longer kept. Read the present state of everybody, then go on from"
                            + " oldestCursor.",
                    Map.of("oldestCursor", Long.toString(page.trimmed())));
        }
        if (query.after > page.last()) {
            return new Views(List.of(), Long.toString(page.last()), false);
        }
        return new Views(
                page.events().stream().map(View::of).toList(), Long.toString(page.next()), page.next() < page.last());
    }

    private static long cursor(String text) {
        if (text.equals(LATEST)) {
            return Long.MAX_VALUE;
        }
        try {
            long cursor = Long.parseLong(text);
            if (cursor >= 0 && cursor < Long.MAX_VALUE) {
                return cursor;
            }
        } catch (NumberFormatException e) {
            // as any other text that is no cursor
        }
        throw ProblemException.badRequest("after is not a cursor that this service gave");
    }

    private static Set<String> types(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Set.of() : LifecycleTypes.of(Arrays.asList(text.split(",", -1)));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
