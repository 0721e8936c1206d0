package io.rollcall.provisioning.lifecycle.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleGrant;
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
import io.rollcall.provisioning.named.Honouring;
import io.rollcall.provisioning.named.Named;
import io.rollcall.provisioning.named.Stated;
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
                        stated(row),
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
                roles(row, "entitled_roles"),
                seats(row, "entitled_seats"),
                RowJson.settings(row.getString("settings_json")));
        Decision decision = new Decision(assignment(row), via == null ? null : new GroupId(via), grants, named(row));
        return new PersonalEntitlement(row.getLong("entitlement_version"), row.getBoolean("entitled"), decision);
    }

    /** What the directory names at present, whatever was decided. */
    static Named named(Row row, Honouring honouring) {
        UUID directory = row.getUUID("directory_id");
        return honouring.read(directory == null ? null : new DirectoryId(directory), stated(row));
    }

    private static Stated stated(Row row) {
        String json = row.getString("stated_json");
        return json.equals("{}") ? Stated.NOTHING : new Stated(RowJson.tree(json));
    }

    private static Named named(Row row) {
        return new Named(roles(row, "named_roles"), seats(row, "named_seats"));
    }

    private static List<RoleGrant> roles(Row row, String column) {
        return Arrays.stream(row.getArrayOfStrings(column)).map(RoleText::read).toList();
    }

    private static List<SeatTypeKey> seats(Row row, String column) {
        return Arrays.stream(row.getArrayOfStrings(column))
                .map(SeatTypeKey::new)
                .toList();
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
