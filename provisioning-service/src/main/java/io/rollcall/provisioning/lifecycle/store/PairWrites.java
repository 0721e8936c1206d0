package io.rollcall.provisioning.lifecycle.store;

import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.lifecycle.Person;
import io.rollcall.provisioning.lifecycle.PersonUpdate;
import io.rollcall.provisioning.lifecycle.SearchTerms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What hangs on an account as pairs, groups and search terms: only the difference is written. */
final class PairWrites {

    private static final String REMOVE_GROUPS = """
            DELETE FROM account_group t USING unnest($2::uuid[], $3::uuid[]) AS d (account_id, group_id)
            WHERE t.tenant_id = $1 AND t.account_id = d.account_id AND t.group_id = d.group_id
            """;

    private static final String ADD_GROUPS = """
            INSERT INTO account_group (tenant_id, account_id, group_id)
            SELECT $1, d.account_id, d.group_id FROM unnest($2::uuid[], $3::uuid[]) AS d (account_id, group_id)
            ON CONFLICT DO NOTHING
            """;

    private static final String REMOVE_TERMS = """
            DELETE FROM account_search_term t USING unnest($2::uuid[], $3::text[]) AS d (account_id, term)
            WHERE t.tenant_id = $1 AND t.account_id = d.account_id AND t.term = d.term
            """;

    private static final String ADD_TERMS = """
            INSERT INTO account_search_term (tenant_id, account_id, term)
            SELECT $1, d.account_id, d.term FROM unnest($2::uuid[], $3::text[]) AS d (account_id, term)
            ON CONFLICT DO NOTHING
            """;

    private final List<UUID> accounts = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private PairWrites() {}

    static Uni<Void> groups(SqlConnection tx, TenantId tenant, List<PersonUpdate> updates) {
        Function<Person, Set<String>> groups =
                person -> person.groupIds().stream().map(GroupId::toString).collect(Collectors.toUnmodifiableSet());
        return write(tx, REMOVE_GROUPS, removed(updates, groups).uuids(tenant))
                .chain(() -> write(tx, ADD_GROUPS, added(updates, groups).uuids(tenant)));
    }

    static Uni<Void> terms(SqlConnection tx, TenantId tenant, List<PersonUpdate> updates) {
        List<PersonUpdate> other = updates.stream()
                .filter(it -> !Objects.equals(profile(it.before()), profile(it.after())))
                .toList();
        return write(tx, REMOVE_TERMS, removed(other, PairWrites::termsOf).texts(tenant))
                .chain(() ->
                        write(tx, ADD_TERMS, added(other, PairWrites::termsOf).texts(tenant)));
    }

    private static Set<String> termsOf(Person person) {
        Profile profile = profile(person);
        return profile == null ? Set.of() : SearchTerms.of(profile);
    }

    private static @Nullable Profile profile(Person person) {
        Account account = person.account();
        return account == null ? null : account.profile();
    }

    private static PairWrites removed(List<PersonUpdate> updates, Function<Person, Set<String>> of) {
        PairWrites pairs = new PairWrites();
        updates.forEach(it -> pairs.addDifference(it, of.apply(it.before()), of.apply(it.after())));
        return pairs;
    }

    private static PairWrites added(List<PersonUpdate> updates, Function<Person, Set<String>> of) {
        PairWrites pairs = new PairWrites();
        updates.forEach(it -> pairs.addDifference(it, of.apply(it.after()), of.apply(it.before())));
        return pairs;
    }

    private void addDifference(PersonUpdate update, Set<String> these, Set<String> withoutThose) {
        for (String value : these) {
            if (!withoutThose.contains(value)) {
                accounts.add(update.after().id().value());
                values.add(value);
            }
        }
    }

    private @Nullable Tuple uuids(TenantId tenant) {
        UUID[] ids = values.stream().map(UUID::fromString).toArray(UUID[]::new);
        return accounts.isEmpty() ? null : Tuple.of(tenant.value(), accounts.toArray(UUID[]::new), ids);
    }

    private @Nullable Tuple texts(TenantId tenant) {
        return accounts.isEmpty()
                ? null
                : Tuple.of(tenant.value(), accounts.toArray(UUID[]::new), values.toArray(String[]::new));
    }

    private static Uni<Void> write(SqlConnection tx, String sql, @Nullable Tuple pairs) {
        return pairs == null
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql).execute(pairs).replaceWithVoid();
    }
}
