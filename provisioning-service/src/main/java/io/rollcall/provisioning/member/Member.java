package io.rollcall.provisioning.member;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.events.UserSetting;
import io.rollcall.provisioning.account.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person as the admins of the tenant see them.
 *
 * @param conflict whether somebody else seems to be the same person
 * @param roles the roles in effect
 * @param seats the seats held or waited for
 * @param groups names of their groups
 * @param via the name of the group through which the assignment matched
 * @param owner the directory that owns the profile; absent for a person whom only the tenant's admins know
 * @param tags the tenant's own words for the person
 * @param fields the columns that the vendor declared
 * @param settings every setting of the catalogue, with its default where nothing was chosen; none while inactive
 */
public record Member(
        UserId id,
        User.Status status,
        boolean conflict,
        Profile profile,
        List<NamedRole> roles,
        List<HeldSeat> seats,
        List<String> groups,
        @Nullable AssignmentRef assignment,
        @Nullable String via,
        @Nullable Owner owner,
        List<String> tags,
        Map<String, JsonNode> fields,
        List<UserSetting> settings,
        Instant createdAt,
        Instant updatedAt) {

    /** A role with the title that admins know it by. */
    public record NamedRole(RoleGrant grant, String name) {}

    /** What a members page shows in place of the bare state of the account: what an admin has to do comes first. */
    public enum Standing {
        CONFLICT,
        WAITING_FOR_SEAT,
        ACTIVE,
        SUSPENDED,
        INVITED,
        DEACTIVATED,
        ERASED
    }

    public Member {
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
        groups = List.copyOf(groups);
        tags = List.copyOf(tags);
        settings = List.copyOf(settings);
    }

    public Standing standing() {
        if (conflict) {
            return Standing.CONFLICT;
        }
        return switch (status) {
            case ACTIVE -> waits() ? Standing.WAITING_FOR_SEAT : Standing.ACTIVE;
            case SUSPENDED -> Standing.SUSPENDED;
            case INVITED -> Standing.INVITED;
            case DEACTIVATED -> Standing.DEACTIVATED;
            case ERASED -> Standing.ERASED;
        };
    }

    private boolean waits() {
        return seats.stream().anyMatch(it -> it.state() == HeldSeat.State.WAITING);
    }
}
