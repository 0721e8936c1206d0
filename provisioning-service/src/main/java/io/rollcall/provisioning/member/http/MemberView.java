package io.rollcall.provisioning.member.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.AssignmentRef;
import io.rollcall.provisioning.member.Member;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member in answers.
 *
 * @param source who owns the person: DIRECTORY when the identity provider does
 * @param via the group through which the assignment matched
 */
@Schema(name = "Member")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MemberView(
        String id,
        String userName,
        @Nullable String displayName,
        @Nullable String email,
        String status,
        String source,
        List<Role> roles,
        List<Seat> seats,
        List<String> groups,
        @Nullable AssignmentRef assignment,
        @Nullable String via,
        Instant createdAt,
        Instant updatedAt) {

    /** A role in effect; for the whole tenant unless it names a workspace. */
    @Schema(name = "MemberRole")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Role(String role, String name, @Nullable String workspace) {}

    /** A seat that is held (ASSIGNED) or waited for (WAITING). */
    @Schema(name = "MemberSeat")
    public record Seat(String seatType, String state) {}

    static MemberView of(Member member) {
        return new MemberView(
                member.id().toString(),
                member.userName(),
                member.displayName(),
                member.email(),
                member.status().name(),
                "DIRECTORY",
                member.roles().stream()
                        .map(it -> new Role(
                                it.grant().role().value(), it.name(), it.grant().workspace()))
                        .toList(),
                member.seats().stream()
                        .map(it -> new Seat(it.seatType().value(), it.state().name()))
                        .toList(),
                member.groups(),
                member.assignment(),
                member.via(),
                member.createdAt(),
                member.updatedAt());
    }
}
