package io.rollcall.provisioning.lifecycle.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.account.AccountState;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.assignment.Decision;
import io.rollcall.provisioning.assignment.Grants;
import io.rollcall.provisioning.assignment.RoleText;
import io.rollcall.provisioning.entitlement.PersonalEntitlement;
import io.rollcall.provisioning.lifecycle.Access;
import io.rollcall.provisioning.lifecycle.Person;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of the account table as people. */
final class AccountReader {

    private AccountReader() {}

    static Person read(TenantId tenant, Row row, List<GroupRef> groups) {
        return new Person(
                tenant,
                new UserId(row.getUUID("id")),
                account(row),
                groups,
                entitlement(row),
                access(row),
                row.getLong("version"));
    }

    private static @Nullable Account account(Row row) {
        String status = row.getString("status");
        UUID directory = row.getUUID("directory_id");
        return status == null
                ? null
                : new Account(
                        directory == null ? null : new DirectoryId(directory),
                        row.getLong("directory_version"),
                        state(User.Status.valueOf(status), row),
                        profile(row),
                        row.getOffsetDateTime("created_at").toInstant());
    }

    private static AccountState state(User.Status status, Row row) {
        Instant since = row.getOffsetDateTime("status_since").toInstant();
        return switch (status) {
            case INVITED -> new AccountState.Invited(since);
            case ACTIVE -> new AccountState.Active(since);
            case SUSPENDED -> new AccountState.Suspended(since);
            case ERASED -> new AccountState.Erased(since);
            case DEACTIVATED ->
                new AccountState.Deactivated(
                        UserDeactivated.Reason.valueOf(row.getString("deactivated_because")), since);
        };
    }

    private static Profile profile(Row row) {
        return new Profile(
                row.getString("user_name"),
                row.getString("external_id"),
                row.getString("display_name"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"),
                row.getString("title"),
                row.getString("department"));
    }

    static PersonalEntitlement entitlement(Row row) {
        UUID via = row.getUUID("via_group");
        Grants grants = new Grants(
                Arrays.stream(row.getArrayOfStrings("entitled_roles"))
                        .map(RoleText::read)
                        .toList(),
                Arrays.stream(row.getArrayOfStrings("entitled_seats"))
                        .map(SeatTypeKey::new)
                        .toList(),
                RowJson.settings(row.getString("settings_json")));
        Decision decision = new Decision(assignment(row), via == null ? null : new GroupId(via), grants);
        return new PersonalEntitlement(row.getLong("entitlement_version"), row.getBoolean("entitled"), decision);
    }

    private static @Nullable AssignmentRef assignment(Row row) {
        UUID id = row.getUUID("assignment_id");
        return id == null
                ? null
                : new AssignmentRef(
                        new AssignmentId(id), row.getString("assignment_name"), row.getLong("assignment_version"));
    }

    private static Access access(Row row) {
        return new Access(
                row.getLong("roles_version"),
                RowJson.roles(row.getString("roles_json")),
                row.getLong("seats_version"),
                RowJson.seats(row.getString("seats_json")));
    }
}
