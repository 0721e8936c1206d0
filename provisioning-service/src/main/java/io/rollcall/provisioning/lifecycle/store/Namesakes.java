package io.rollcall.provisioning.lifecycle.store;

import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.lifecycle.SearchTerms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds who has a user name or an e-mail address already, regardless of case. */
@ApplicationScoped
public class Namesakes {

    private static final String LIVING = """
            SELECT a.id, a.status, a.directory_id IS NULL AS local, a.user_name, a.email FROM account a
            WHERE a.tenant_id = $1 AND a.status IN ('INVITED', 'ACTIVE', 'SUSPENDED') AND a.id IN (
                SELECT t.account_id FROM account_search_term t WHERE t.tenant_id = $1 AND t.term = ANY ($2))
            ORDER BY a.id
            """;

    /** Somebody who lives, by the names that nobody else should have. */
    public record Namesake(
            UserId id,
            User.Status status,
            boolean local,
            String userName,
            @Nullable String email) {

        /** Their user name and e-mail address, folded. */
        public Set<String> names() {
            return Stream.concat(Stream.of(userName), Stream.ofNullable(email))
                    .map(SearchTerms::fold)
                    .collect(Collectors.toSet());
        }

        /** Whether the name or address is one of theirs. */
        public boolean has(String term) {
            return names().contains(SearchTerms.fold(term));
        }
    }

    /** Those who live and have one of these user names or e-mail addresses. */
    public Uni<List<Namesake>> find(SqlConnection tx, TenantId tenant, Collection<String> names) {
        Set<String> terms = names.stream().map(SearchTerms::fold).collect(Collectors.toSet());
        Tuple parameters = Tuple.of(tenant.value(), terms.toArray(String[]::new));
        return tx.preparedQuery(LIVING).execute(parameters).map(rows -> {
            List<Namesake> found = new ArrayList<>();
            for (Row row : rows) {
                Namesake namesake = namesake(row);
                if (!Collections.disjoint(terms, namesake.names())) {
                    found.add(namesake);
                }
            }
            return found;
        });
    }

    private static Namesake namesake(Row row) {
        return new Namesake(
                new UserId(row.getUUID("id")),
                User.Status.valueOf(row.getString("status")),
                row.getBoolean("local"),
                row.getString("user_name"),
                row.getString("email"));
    }
}
