package io.rollcall.provisioning.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.rollcall.provisioning.audit.AccessAt.Since;
import io.rollcall.provisioning.audit.AccessAt.Standing;
import io.rollcall.provisioning.audit.AccessFact.Aspect;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person had at a time.
 *
 * @param name as it is now; absent when it was erased
 * @param status absent when no account had been told of
 * @param roles each with role, and workspace where it has one
 * @param seats each with seatType, state and since
 * @param events the events that told of the status, the roles and the seats
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AccessAtATime")
public record AccessView(
        UUID id,
        @Nullable String name,
        Instant at,
        @Nullable String status,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String roles,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String seats,

        Events events) {

    /** Of what people had before the trail was kept. */
    private static final UUID UNKNOWN = new UUID(0, 0);

    /** Which event each of them is known from; absent also for what was there before the trail was kept. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "AccessEvents")
    public record Events(
            @Nullable Told status,
            @Nullable Told roles,
            @Nullable Told seats) {}

    /** An event. */
    @Schema(name = "AccessEvent")
    public record Told(UUID id, Instant at) {}

    static AccessView of(Standing standing, Instant at) {
        Since status = standing.aspects().get(Aspect.STATUS);
        return new AccessView(
                standing.person().value(),
                standing.name(),
                at,
                status == null ? null : status.fact().state(),
                list(standing, Aspect.ROLES),
                list(standing, Aspect.SEATS),
                new Events(told(standing, Aspect.STATUS), told(standing, Aspect.ROLES), told(standing, Aspect.SEATS)));
    }

    private static String list(Standing standing, Aspect aspect) {
        Since since = standing.aspects().get(aspect);
        return since == null ? "[]" : since.fact().state();
    }

    private static @Nullable Told told(Standing standing, Aspect aspect) {
        Since since = standing.aspects().get(aspect);
        return since == null || since.event().equals(UNKNOWN) ? null : new Told(since.event(), since.at());
    }
}
