package io.rollcall.kit.consumer;

import io.rollcall.kit.http.Page;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events that this service could not process. */
@Path("/api/v1/operations/dead-letters")
@RolesAllowed(Roles.VENDOR_SUPPORT)
@Tag(name = "Operations")
public class DeadLetterResource {

    private static final int MOST = 500;

    private final DeadLetters deadLetters;

    public DeadLetterResource(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * Lists dead letters in the order in which they failed. Errors: 400 for a limit out of range or a cursor of another
     * list, 401, 403.
     *
     * @param replayed also those that were replayed
     */
    @GET
    public Uni<Page<DeadLetter>> list(
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("consumer") @Nullable String consumer,
            @QueryParam("replayed") @DefaultValue("false") boolean replayed,
            @QueryParam("cursor") @Nullable UUID cursor,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit) {
        int most = Page.limit(limit, MOST);
        return deadLetters
                .list(new DeadLetterQuery(topic, consumer, replayed, cursor, null, most + 1))
                .map(letters -> Page.of(letters, most, letter -> letter.id().toString()));
    }

    /**
     * Publishes dead letters again, to their original topic. Consumers that have processed them already take no harm.
     * Errors: 400, 401, 403.
     */
    @POST
    @Path("/replay")
    public Uni<Replayed> replay(Replay wanted) {
        return deadLetters
                .replay(wanted.topic(), wanted.consumer(), wanted.ids())
                .map(Replayed::new);
    }

    /**
     * What to replay.
     *
     * @param topic the original topic
     * @param ids of dead letters, also of ones replayed before; absent or empty for all that were not
     */
    public record Replay(String topic, String consumer, List<UUID> ids) {

        public Replay(@Nullable String topic, @Nullable String consumer, @Nullable List<UUID> ids) {
            if (topic == null || consumer == null) {
                throw new IllegalArgumentException("topic and consumer are needed");
            }
            this.topic = topic;
            this.consumer = consumer;
            this.ids = ids == null ? List.of() : List.copyOf(ids);
        }
    }

    /** How many were published. */
    public record Replayed(int count) {}
}
