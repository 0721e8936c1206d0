package io.rollcall.gateway.search.store;

import io.quarkus.arc.All;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Position;
import io.rollcall.gateway.scim.store.ResourceTable;
import io.rollcall.gateway.search.SearchHit;
import io.rollcall.gateway.search.SearchStore;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.message.SearchRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Searches over the tables of all types, in one statement. */
@ApplicationScoped
public class PostgresSearchStore implements SearchStore {
    private final TenantSql sql;
    private final List<ResourceTable> tables;

    public PostgresSearchStore(TenantSql sql, @All List<ResourceTable> tables) {
        this.sql = sql;
        this.tables = List.copyOf(tables);
    }

    private record Placed(SearchHit hit, Position position) {}

    @Override
    public Uni<Page<SearchHit>> find(Caller caller, SearchRequest sorted, ListQuery query) {
        SearchSql statement = new SearchSql(tables, caller, query);
        String text = statement.text(sorted);
        return sql.read(
                        caller.tenant(),
                        connection -> connection
                                .preparedQuery(text)
                                .execute(statement.parameters().tuple()))
                .map(rows -> {
                    long total = rows.iterator().next().getLong("total");
                    Page<Placed> page = Page.of(query, placed(rows), total, Placed::position);
                    return page.with(page.resources().stream().map(Placed::hit).toList());
                });
    }

    private static List<Placed> placed(RowSet<Row> rows) {
        List<Placed> placed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.getUUID("id") != null) {
                SearchHit hit = new SearchHit(row.getString("type"), row.getUUID("id"));
                placed.add(new Placed(hit, new Position(row.getString("sort_key"), hit.id())));
            }
        }
        return placed;
    }
}
