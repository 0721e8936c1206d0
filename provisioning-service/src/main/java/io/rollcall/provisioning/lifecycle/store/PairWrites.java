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

    private final Pairs removed = new Pairs();
    private final Pairs added = new Pairs();

    private PairWrites(List<PersonUpdate> updates, Function<Person, Set<String>> of) {
        for (PersonUpdate update : updates) {
            Set<String> before = of.apply(update.before());
            Set<String> after = of.apply(update.after());
            UUID account = update.after().id().value();
            removed.addDifference(account, before, after);
            added.addDifference(account, after, before);
        }
    }

    static Uni<Void> groups(SqlConnection tx, TenantId tenant, List<PersonUpdate> updates) {
        List<PersonUpdate> moved = updates.stream()
                .filter(it -> !it.before().groups().equals(it.after().groups()))
                .toList();
        var pairs = new PairWrites(moved, PairWrites::groupsOf);
        return write(tx, REMOVE_GROUPS, pairs.removed.uuids(tenant))
                .chain(() -> write(tx, ADD_GROUPS, pairs.added.uuids(tenant)));
    }

    static Uni<Void> terms(SqlConnection tx, TenantId tenant, List<PersonUpdate> updates) {
        List<PersonUpdate> renamed = updates.stream()
                .filter(it -> !Objects.equals(profile(it.before()), profile(it.after())))
                .toList();
        var pairs = new PairWrites(renamed, PairWrites::termsOf);
        return write(tx, REMOVE_TERMS, pairs.removed.texts(tenant))
                .chain(() -> write(tx, ADD_TERMS, pairs.added.texts(tenant)));
    }

    private static Set<String> groupsOf(Person person) {
        return person.groupIds().stream().map(GroupId::toString).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> termsOf(Person person) {
        Profile profile = profile(person);
        return profile == null ? Set.of() : SearchTerms.of(profile);
    }

    private static @Nullable Profile profile(Person person) {
        Account account = person.account();
        return account == null ? null : account.profile();
    }

    private static Uni<Void> write(SqlConnection tx, String sql, @Nullable Tuple pairs) {
        return pairs == null
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql).execute(pairs).replaceWithVoid();
    }

    /** Accounts and values, side by side as unnest takes them. */
    private static final class Pairs {

        private final List<UUID> accounts = new ArrayList<>();
        private final List<String> values = new ArrayList<>();

        void addDifference(UUID account, Set<String> these, Set<String> withoutThose) {
            for (String value : these) {
                if (!withoutThose.contains(value)) {
                    accounts.add(account);
                    values.add(value);
                }
            }
        }

        @Nullable
        Tuple uuids(TenantId tenant) {
            UUID[] ids = values.stream().map(UUID::fromString).toArray(UUID[]::new);
            return accounts.isEmpty() ? null : Tuple.of(tenant.value(), accounts.toArray(UUID[]::new), ids);
        }

        @Nullable
        Tuple texts(TenantId tenant) {
            return accounts.isEmpty()
                    ? null
                    : Tuple.of(tenant.value(), accounts.toArray(UUID[]::new), values.toArray(String[]::new));
        }
    }
}
