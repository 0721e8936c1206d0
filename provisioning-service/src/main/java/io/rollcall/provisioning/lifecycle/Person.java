package io.rollcall.provisioning.lifecycle;

import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.events.UserState;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.entitlement.PersonalEntitlement;
import io.rollcall.provisioning.setting.SettingCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything this service knows about one person.
 *
 * @param account absent as long as only roles or seats were reported, and the directory has not told of them
 * @param groups direct memberships
 * @param entitlement what they should have
 * @param access what they have
 * @param version counts the facts told about them
 */
public record Person(
        TenantId tenantId,
        UserId id,
        @Nullable Account account,
        List<GroupRef> groups,
        PersonalEntitlement entitlement,
        Access access,
        long version) {

    public Person {
        groups = List.copyOf(groups);
    }

    /** Somebody of whom nothing was reported yet. */
    public static Person unknown(TenantId tenantId, UserId id) {
        return new Person(tenantId, id, null, List.of(), PersonalEntitlement.NONE, Access.NONE, 0);
    }

    boolean isUnknown() {
        return account == null && access.equals(Access.NONE);
    }

    public Set<GroupId> groupIds() {
        return groups.stream().map(GroupRef::id).collect(Collectors.toUnmodifiableSet());
    }

    boolean active() {
        return account != null && account.active();
    }

    Person with(Account other, List<GroupRef> otherGroups) {
        return new Person(tenantId, id, other, otherGroups, entitlement, access, version);
    }

    Person with(PersonalEntitlement other) {
        return new Person(tenantId, id, account, groups, other, access, version);
    }

    Person with(Access other) {
        return new Person(tenantId, id, account, groups, entitlement, other, version);
    }

    Person told() {
        return new Person(tenantId, id, account, groups, entitlement, access, version + 1);
    }

    Person heard(long facts, long entitlements) {
        return new Person(
                tenantId, id, account, groups, entitlement.heard(entitlements), access, Math.max(version, facts));
    }

    /** What the compacted topic has of a person who has an account. */
    public UserState state(Account known, SettingCatalogue catalogue, Instant at) {
        return new UserState(at, toUser(known, catalogue));
    }

    /** The person as the other services of the vendor see them. */
    User toUser(Account known, SettingCatalogue catalogue) {
        Profile profile = known.profile();
        return new User(
                tenantId,
                id,
                version,
                known.state().status(),
                profile.userName(),
                profile.externalId(),
                profile.displayName(),
                profile.givenName(),
                profile.familyName(),
                profile.email(),
                profile.title(),
                profile.department(),
                entitlement.decision().assignment(),
                access.roles(),
                access.seats(),
                groups,
                catalogue.standing(entitlement.decision().grants().settings(), access.seats()));
    }
}
