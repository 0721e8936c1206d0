package io.rollcall.gateway.user.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.ListQuery.Start;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.gateway.testing.Database;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.SchemaExtension;
import io.rollcall.scim.schema.SchemaReader;
import io.rollcall.scim.schema.Schemas;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has a text in an attribute of a tenant is found by index, as the role that row-level security binds. */
@QuarkusTest
@GatewayTest
class IndexedPlanTest {
    private static final UUID DIRECTORY = UUID.fromString("00000000-0000-7000-8000-00000000d1d2");
    private static final String URN = "urn:acme:scim:2.0:User";
    private static final int PEOPLE = 20_000;
    private static final List<String> TABLES = List.of("indexed_values", "users");

    private static final ResourceType TYPE = Schemas.userType()
            .with(List.of(new SchemaExtension(
                    SchemaReader.extension(ScimJson.standard().readObject("""
                    {"id":"urn:acme:scim:2.0:User","name":"Acme","attributes":[
                     {"name":"site","type":"string","multiValued":false,"description":"Where","required":false,
                      "caseExact":false,"mutability":"readWrite","returned":"default","uniqueness":"none"}]}""")), false)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:acme:scim:2.0:User:site eq \"Rome\"",
                "urn:acme:scim:2.0:User:site eq \"Rome\" and active eq true"
            })
    void reads_no_more_than_who_has_it(String filter) throws SQLException {
        try (Connection app = Database.connect("app");
                Statement statement = app.createStatement()) {
            // Given
            statement.execute("SET rollcall.tenant = 'indexed-plans'");
            fill(statement);
            SqlParameters parameters = new SqlParameters();
            parameters.add(DIRECTORY);
            Filter parsed = Filter.parse(filter, Dialect.lenient());
            String where = UserPages.LIVING + " AND "
                    + UserFilter.compiler(TYPE, Dialect.lenient()).compile(parsed, parameters);
            ListQuery query = new ListQuery(parsed, null, new Start.Index(1), 100);
            String text = UserPages.text(where, parameters, query, false);

            // When
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("SET enable_seqscan = off");
            statement.execute("PREPARE page AS " + text);
            String plan = explain(statement, parameters);
            for (String table : TABLES) {
                statement.execute("DELETE FROM " + table + " WHERE directory_id = '" + DIRECTORY + "'");
            }

            // Then
            assertThat(plan).contains("indexed_values_lookup").doesNotContain("actual rows=" + PEOPLE);
        }
    }

    private static String explain(Statement statement, SqlParameters parameters) throws SQLException {
        String values = IntStream.range(0, parameters.tuple().size())
                .mapToObj(i -> "'" + parameters.tuple().getValue(i) + "'")
                .collect(Collectors.joining(", "));
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = statement.executeQuery(
                "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF) EXECUTE page (" + values + ")")) {
            while (rows.next()) {
                plan.append('\n').append(rows.getString(1));
            }
        }
        return plan.toString();
    }

    /** One in a thousand is in Rome. */
    private static void fill(Statement statement) throws SQLException {
        statement.execute("""
                INSERT INTO users (tenant_id, directory_id, id, version, active, user_name, user_name_key, resource,
                                   created_at, last_modified)
                SELECT current_tenant(), '%s', lpad(to_hex(n), 32, '0')::uuid, 1, true, 'user' || n, 'user' || n, '{}',
                       now(), now()
                FROM generate_series(1, %d) n""".formatted(DIRECTORY, PEOPLE));
        statement.execute("""
                INSERT INTO indexed_values (tenant_id, scope, attribute, value_key, directory_id, resource_id)
                SELECT current_tenant(), 'r/%1$s/' || lpad(to_hex(n), 32, '0')::uuid, '%2$s:site',
                       CASE WHEN n %% 1000 = 0 THEN 'rome' ELSE 'berlin' END, '%1$s', lpad(to_hex(n), 32, '0')::uuid
                FROM generate_series(1, %3$d) n""".formatted(DIRECTORY, URN, PEOPLE));
        try (Connection owner = Database.connect("owner");
                Statement analyze = owner.createStatement()) {
            analyze.execute("ANALYZE " + String.join(", ", TABLES));
        }
    }
}
