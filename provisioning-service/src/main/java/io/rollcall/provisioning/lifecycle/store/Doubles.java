package io.rollcall.provisioning.lifecycle.store;

import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.lifecycle.Person;
import io.rollcall.provisioning.lifecycle.PersonUpdate;
import io.rollcall.provisioning.lifecycle.SearchTerms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reports those who take a user name or an e-mail address that somebody else has who lives: one statement for a batch,
 * and none when nobody in it took one.
 */
final class Doubles {

    private static final Set<User.Status> LIVING =
            EnumSet.of(User.Status.INVITED, User.Status.ACTIVE, User.Status.SUSPENDED);

    /**
     * The limits keep the planner from reading all terms or accounts: it looks each one up. A pair is kept once: what they share now
     * takes the place of what they shared before, unless an admin has settled it.
     */
    private static final String REPORT = """
            INSERT INTO account_conflict AS c (tenant_id, account_id, other_id, term, detected_at)
            SELECT DISTINCT ON (least(g.account_id, o.id), greatest(g.account_id, o.id))
                $1, g.account_id, o.id, g.term, now()
            FROM unnest($2::uuid[], $3::text[]) AS g (account_id, term)
            CROSS JOIN LATERAL (
                SELECT a.id FROM account_search_term t
                CROSS JOIN LATERAL (
                    SELECT a.id FROM account a
                    WHERE a.tenant_id = $1 AND a.id = t.account_id AND a.status IN ('INVITED', 'ACTIVE', 'SUSPENDED')
                        AND g.term IN (lower(a.user_name COLLATE "und-x-icu"), lower(a.email COLLATE "und-x-icu"))
                    LIMIT 1
                ) AS a
                WHERE t.tenant_id = $1 AND t.term = g.term COLLATE "C" AND t.account_id <> g.account_id
                ORDER BY t.account_id LIMIT 5
            ) AS o
            ORDER BY least(g.account_id, o.id), greatest(g.account_id, o.id), g.account_id, g.term
            ON CONFLICT (tenant_id, (least(account_id, other_id)), (greatest(account_id, other_id))) DO UPDATE
                SET account_id = excluded.account_id, other_id = excluded.other_id, term = excluded.term,
                    detected_at = excluded.detected_at
                WHERE c.state = 'OPEN'
            """;

    private Doubles() {}

    static Uni<Void> report(SqlConnection tx, TenantId tenant, List<PersonUpdate> updates) {
        List<UUID> accounts = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (PersonUpdate update : updates) {
            Set<String> taken = names(update.after());
            taken.removeAll(names(update.before()));
            for (String term : taken) {
                accounts.add(update.after().id().value());
                terms.add(term);
            }
        }
        return accounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(REPORT)
                        .execute(Tuple.of(tenant.value(), accounts.toArray(UUID[]::new), terms.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    /** What nobody else should be called. */
    private static Set<String> names(Person person) {
        Set<String> names = new HashSet<>();
        Account account = person.account();
        if (account != null && LIVING.contains(account.state().status())) {
            Profile profile = account.profile();
            names.add(SearchTerms.fold(profile.userName()));
            if (profile.email() != null) {
                names.add(SearchTerms.fold(profile.email()));
            }
        }
        return names;
    }
}
