package io.rollcall.provisioning.member.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.UserSetting;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.member.Member;
import io.rollcall.provisioning.member.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member in answers.
 *
 * @param status where the account is in its life
 * @param standing what a members page shows as the status: CONFLICT and WAITING_FOR_SEAT come before ACTIVE
 * @param source who owns the person: DIRECTORY when an identity provider does, LOCAL when nobody but the tenant does
 * @param owner the directory that owns the person
 * @param via the group through which the assignment matched
 * @param fields the columns that the vendor declared
 * @param settings every setting of the catalogue; one that needs a seat the member does not hold waits for it
 */
@Schema(name = "Member")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MemberView(
        String id,
        String userName,
        @Nullable String externalId,
        @Nullable String displayName,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String title,
        @Nullable String department,
        String status,
        String standing,
        String source,
        @Nullable OwnerView owner,
        List<Role> roles,
        List<Seat> seats,
        List<String> groups,
        @Nullable AssignmentRef assignment,
        @Nullable String via,
        List<String> tags,
        Map<String, JsonNode> fields,
        List<UserSetting> settings,
        Instant createdAt,
        Instant updatedAt) {

    /** A role in effect; for the whole tenant unless it names a workspace. */
    @Schema(name = "MemberRole")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Role(String role, String name, @Nullable String workspace) {}

    /** A seat that is held (ASSIGNED) or waited for (WAITING). */
    @Schema(name = "MemberSeat")
    public record Seat(String seatType, String state) {}

    /** The directory that owns a member. */
    @Schema(name = "MemberOwner")
    public record OwnerView(
            String id, @Nullable String name, @Nullable String provider) {

        static OwnerView of(Owner owner) {
            return new OwnerView(owner.id().toString(), owner.name(), owner.provider());
        }
    }

    static MemberView of(Member member) {
        Profile profile = member.profile();
        Owner owner = member.owner();
        return new MemberView(
                member.id().toString(),
                profile.userName(),
                profile.externalId(),
                profile.displayName(),
                profile.givenName(),
                profile.familyName(),
                profile.email(),
                profile.title(),
                profile.department(),
                member.status().name(),
                member.standing().name(),
                owner == null ? "LOCAL" : "DIRECTORY",
                owner == null ? null : OwnerView.of(owner),
                roles(member),
                seats(member),
                member.groups(),
                member.assignment(),
                member.via(),
                member.tags(),
                member.fields(),
                member.settings(),
                member.createdAt(),
                member.updatedAt());
    }

    private static List<Role> roles(Member member) {
        return member.roles().stream()
                .map(it -> new Role(
                        it.grant().role().value(), it.name(), it.grant().workspace()))
                .toList();
    }

    private static List<Seat> seats(Member member) {
        return member.seats().stream()
                .map(it -> new Seat(it.seatType().value(), it.state().name()))
                .toList();
    }
}
