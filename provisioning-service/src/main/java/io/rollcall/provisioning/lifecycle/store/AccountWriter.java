package io.rollcall.provisioning.lifecycle.store;

import io.rollcall.events.AssignmentRef;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.account.AccountState.Deactivated;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.assignment.Decision;
import io.rollcall.provisioning.assignment.RoleText;
import io.rollcall.provisioning.entitlement.PersonalEntitlement;
import io.rollcall.provisioning.lifecycle.Access;
import io.rollcall.provisioning.lifecycle.Person;
import io.rollcall.provisioning.lifecycle.PersonUpdate;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** People as the parameters of {@link AccountSql}: the tenant, and then one array per column in the order there. */
final class AccountWriter {

    private final List<PersonUpdate> updates;
    private final Tuple columns;

    private AccountWriter(TenantId tenant, List<PersonUpdate> updates) {
        this.updates = updates;
        this.columns = Tuple.tuple().addString(tenant.value());
    }

    static Tuple write(TenantId tenant, List<PersonUpdate> updates) {
        AccountWriter writer = new AccountWriter(tenant, updates);
        writer.person(UUID[]::new, it -> it.id().value());
        writer.writeAccounts();
        writer.writeProfiles();
        writer.writeEntitlements();
        writer.writeAccess();
        writer.person(Long[]::new, Person::version);
        writer.account(OffsetDateTime[]::new, it -> utc(it.createdAt()));
        writer.column(OffsetDateTime[]::new, it -> utc(it.changedAt()));
        writer.decision(String[]::new, it -> RowJson.write(it.grants().settings()));
        writer.writeNamed();
        return writer.columns;
    }

    private void writeAccounts() {
        account(String[]::new, it -> it.state().status().name());
        account(String[]::new, AccountWriter::deactivatedBecause);
        account(OffsetDateTime[]::new, it -> utc(it.state().since()));
        account(UUID[]::new, AccountWriter::directory);
        person(Long[]::new, it -> it.account() == null ? 0L : it.account().directoryVersion());
    }

    private static @Nullable String deactivatedBecause(Account account) {
        return account.state() instanceof Deactivated state ? state.reason().name() : null;
    }

    private static @Nullable UUID directory(Account account) {
        DirectoryId directory = account.directoryId();
        return directory == null ? null : directory.value();
    }

    private void writeProfiles() {
        profile(Profile::userName);
        profile(Profile::externalId);
        profile(Profile::displayName);
        profile(Profile::givenName);
        profile(Profile::familyName);
        profile(Profile::email);
        profile(Profile::title);
        profile(Profile::department);
    }

    private void writeEntitlements() {
        entitlement(Long[]::new, PersonalEntitlement::version);
        entitlement(Boolean[]::new, PersonalEntitlement::active);
        assignment(UUID[]::new, it -> it.id().value());
        assignment(String[]::new, AssignmentRef::name);
        assignment(Long[]::new, AssignmentRef::version);
        decision(UUID[]::new, AccountWriter::via);
        decision(String[]::new, it -> joined(it.grants().roles(), RoleText::write));
        decision(String[]::new, it -> joined(it.grants().seats(), SeatTypeKey::value));
    }

    private void writeNamed() {
        decision(String[]::new, it -> joined(it.named().roles(), RoleText::write));
        decision(String[]::new, it -> joined(it.named().seats(), SeatTypeKey::value));
        person(String[]::new, AccountWriter::stated);
    }

    private static String stated(Person person) {
        Account account = person.account();
        return account == null ? "{}" : account.stated().attributes().toString();
    }

    private static @Nullable UUID via(Decision decision) {
        GroupId via = decision.via();
        return via == null ? null : via.value();
    }

    private void writeAccess() {
        access(Long[]::new, Access::rolesVersion);
        access(String[]::new, it -> RowJson.write(it.roles()));
        access(Long[]::new, Access::seatsVersion);
        access(String[]::new, it -> RowJson.write(it.seats()));
    }

    private static <K> String joined(List<K> keys, Function<K, String> text) {
        return keys.stream().map(text).collect(Collectors.joining(" "));
    }

    private void profile(Function<Profile, @Nullable String> value) {
        account(String[]::new, it -> value.apply(it.profile()));
    }

    private <V> void assignment(IntFunction<@Nullable V[]> array, Function<AssignmentRef, V> value) {
        decision(array, it -> it.assignment() == null ? null : value.apply(it.assignment()));
    }

    private <V> void decision(IntFunction<@Nullable V[]> array, Function<Decision, @Nullable V> value) {
        entitlement(array, it -> value.apply(it.decision()));
    }

    private <V> void entitlement(IntFunction<@Nullable V[]> array, Function<PersonalEntitlement, @Nullable V> value) {
        person(array, it -> value.apply(it.entitlement()));
    }

    private <V> void access(IntFunction<@Nullable V[]> array, Function<Access, V> value) {
        person(array, it -> value.apply(it.access()));
    }

    private <V> void account(IntFunction<@Nullable V[]> array, Function<Account, @Nullable V> value) {
        person(array, it -> it.account() == null ? null : value.apply(it.account()));
    }

    private <V> void person(IntFunction<@Nullable V[]> array, Function<Person, @Nullable V> value) {
        column(array, it -> value.apply(it.after()));
    }

    private <V> void column(IntFunction<@Nullable V[]> array, Function<PersonUpdate, @Nullable V> value) {
        @Nullable V[] values = array.apply(updates.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(updates.get(i));
        }
        columns.addValue(values);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
