package io.rollcall.gateway.user.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.ListQuery.Start;
import io.rollcall.gateway.scim.Position;
import io.rollcall.gateway.scim.Sort;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.gateway.testing.Database;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.Schemas;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page of a list sorted by userName is read from the index in that order, however large the directory. */
@QuarkusTest
@GatewayTest
class SortedPlanTest {
    private static final UUID DIRECTORY = UUID.fromString("00000000-0000-7000-8000-00000000d1d1");
    private static final int PEOPLE = 20_000;

    enum Place {
        FIRST,
        AFTER,
        BEFORE
    }

    @ParameterizedTest
    @CsvSource({
        "ascending,FIRST",
        "ascending,AFTER",
        "ascending,BEFORE",
        "descending,FIRST",
        "descending,AFTER",
        "descending,BEFORE"
    })
    void reads_no_more_than_the_page(String order, Place place) throws SQLException {
        try (Connection app = Database.connect("app");
                Statement statement = app.createStatement()) {
            // Given
            app.setAutoCommit(false);
            statement.execute("SET LOCAL rollcall.tenant = 'plans'");
            fill(statement);
            SqlParameters parameters = new SqlParameters();
            parameters.add(DIRECTORY);
            String text = UserPages.text(UserPages.LIVING, parameters, query(order, place), false);

            // When
            statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            statement.execute("SET LOCAL enable_seqscan = off");
            statement.execute(UserPages.WITHOUT_SORT);
            statement.execute("PREPARE page AS " + text);
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows =
                    statement.executeQuery("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF) EXECUTE page ("
                            + values(parameters) + ")")) {
                while (rows.next()) {
                    plan.append('\n').append(rows.getString(1));
                }
            }
            statement.execute("DEALLOCATE page");
            app.rollback();

            // Then
            assertThat(plan.toString()).contains("users_user_name").doesNotContain("actual rows=" + PEOPLE);
        }
    }

    private static ListQuery query(String order, Place place) {
        SearchRequest search =
                SearchRequest.ofQuery(Map.of("sortBy", List.of("userName"), "sortOrder", List.of(order)));
        Sort sort = Objects.requireNonNull(Sort.of(search, Schemas.userType(), Dialect.lenient()));
        Position position = new Position("user15000", new UUID(0, 15000));
        Start start = switch (place) {
            case FIRST -> new Start.FirstPage();
            case AFTER -> new Start.After(position);
            case BEFORE -> new Start.Before(position);
        };
        return new ListQuery(null, sort, start, 100);
    }

    private static String values(SqlParameters parameters) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < parameters.tuple().size(); i++) {
            values.append(i == 0 ? "'" : ", '")
                    .append(parameters.tuple().getValue(i))
                    .append('\'');
        }
        return values.toString();
    }

    private static void fill(Statement statement) throws SQLException {
        statement.execute("""
                INSERT INTO users (tenant_id, directory_id, id, version, active, user_name, user_name_key, resource,
                                   created_at, last_modified)
                SELECT current_tenant(), '%s', lpad(to_hex(n), 32, '0')::uuid, 1, true, 'user' || n, 'user' || n, '{}',
                       now(), now()
                FROM generate_series(1, %d) n""".formatted(DIRECTORY, PEOPLE));
    }
}
