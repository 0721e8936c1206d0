package io.rollcall.kit.drift;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this service knows, for comparing it with what others know. For machines: people start a resync. */
@Path("/api/v1/tenants/{tenantId}/digests")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
@Tag(name = "Drift")
public class DigestResource {

    private static final int BUCKETS = 256;
    private static final int MOST = 500;

    private final Drift drift;

    public DigestResource(Drift drift) {
        this.drift = drift;
    }

    /** The digests of every view, by the last byte of the ids. Errors: 401, 403. */
    @GET
    public Uni<Digests> digests(@PathParam("tenantId") String tenant) {
        return drift.digests(new TenantId(tenant)).map(Digests::new);
    }

    /**
     * Everything in some of the buckets. Errors: 400 for buckets that are not 0 to 255, 401, 403, 404 for an unknown
     * view.
     *
     * @param buckets numbers, separated by commas
     */
    @GET
    @Path("/{view}")
    public Uni<Page<Known>> known(
            @PathParam("tenantId") String tenant,
            @PathParam("view") String view,
            @QueryParam("buckets") @DefaultValue("") String buckets) {
        return drift.known(new TenantId(tenant), view, numbers(buckets)).map(Page::whole);
    }

    /**
     * Corrects what is still known here as the corrections say. Errors: 400 for none or more than 500, 401, 403, 404 for
     * an unknown view, or where this service follows no other.
     */
    @POST
    @Path("/corrections")
    public Uni<Corrected> correct(@PathParam("tenantId") String tenant, Corrections wanted) {
        return drift.correct(
                        new TenantId(tenant),
                        wanted.items(),
                        new Cause(
                                Cause.Kind.SYSTEM,
                                wanted.actor(),
                                wanted.requestId().toString(),
                                null))
                .map(Corrected::new);
    }

    /** The buckets of each view that have anything. */
    public record Digests(Map<String, List<Bucket>> views) {}

    /**
     * What to correct.
     *
     * @param actor who asked for the resync
     * @param requestId the resync
     */
    public record Corrections(String actor, UUID requestId, List<Correction> items) {

        public Corrections {
            items = List.copyOf(items);
            if (items.isEmpty() || items.size() > MOST) {
                throw new IllegalArgumentException("items needs 1 to " + MOST + " corrections");
            }
        }
    }

    /** The ids of those that were corrected; the others were known otherwise by then. */
    public record Corrected(List<UUID> ids) {}

    private static List<Integer> numbers(String text) {
        try {
            List<Integer> numbers =
                    Stream.of(text.split(",", -1)).map(Integer::valueOf).toList();
            if (numbers.stream().allMatch(number -> number >= 0 && number < BUCKETS)) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // as below
        }
        throw ProblemException.badRequest("buckets needs numbers from 0 to 255, separated by commas.");
    }
}
