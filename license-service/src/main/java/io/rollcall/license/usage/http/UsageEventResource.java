package io.rollcall.license.usage.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.events.TenantId;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.usage.Period;
import io.rollcall.license.usage.SeatReports;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is charged for, in the form in which billing engines take in usage. */
@Path("/api/v1/tenants/{tenantId}/usage-events")
@Tag(name = "Seat reports")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
public class UsageEventResource {

    static final String MEDIA_TYPE = "application/cloudevents-batch+json";

    private final SeatReports reports;
    private final ObjectMapper json;
    private final Clock clock;

    UsageEventResource(SeatReports reports, ObjectMapper json, Clock clock) {
        this.reports = reports;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One CloudEvent for each day of a month that is over and each pool that is charged for. The same day has the same
     * event for ever. 400 for a month that is none.
     */
    @GET
    @Produces(MEDIA_TYPE)
    @Operation(
            summary = "Usage for a billing engine",
            description =
                    "Days that are over, as a batch of CloudEvents. May be sent again: ids are those of the days.")
    @APIResponse(
            responseCode = "200",
            description = "A batch of CloudEvents",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = UsageEvent[].class)))
    @APIResponse(responseCode = "400", description = "The month is not valid")
    public Uni<String> events(@PathParam("tenantId") TenantId tenant, @QueryParam("month") @Nullable String month) {
        LocalDate open = Period.firstOpenDay(clock.instant());
        return reports.uses(tenant, Months.period(month, clock.instant()))
                .map(uses -> uses.stream()
                        .flatMap(use -> use.usage().days().stream()
                                .filter(day -> day.date().isBefore(open))
                                .map(day -> UsageEvent.of(tenant, use.pool(), day)))
                        .toList())
                .map(this::write);
    }

    private String write(List<UsageEvent> events) {
        try {
            return json.writeValueAsString(events);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
