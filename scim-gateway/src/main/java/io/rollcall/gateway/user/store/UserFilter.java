package io.rollcall.gateway.user.store;

import io.rollcall.gateway.scim.store.Columns;
import io.rollcall.gateway.scim.store.FilterColumn;
import io.rollcall.gateway.scim.store.FilterCompiler;
import io.rollcall.gateway.scim.store.IndexedColumns;
import io.rollcall.gateway.scim.store.SortCompiler;
import io.rollcall.gateway.scim.store.SortKey;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.schema.ResourceType;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Filters on users; the table is {@code users u}, $1 the directory. */
final class UserFilter {
    private static final FilterColumn EMAILS = new Emails();
    private static final FilterColumn GROUPS = new Groups();

    private static final Map<String, FilterColumn> COLUMNS = Map.ofEntries(
            Map.entry("id", Columns.id("u.id")),
            Map.entry("externalId", Columns.optionalText("u.external_id", true)),
            Map.entry("userName", Columns.text("u.user_name_key", false)),
            Map.entry("displayName", Columns.optionalText("u.display_name_key", false)),
            Map.entry("active", Columns.bool("u.active")),
            Map.entry("meta.created", Columns.time("u.created_at")),
            Map.entry("meta.lastModified", Columns.time("u.last_modified")),
            Map.entry("meta.location", Columns.location("u.id")),
            Map.entry("meta.resourceType", Columns.text("'User'", true)),
            Map.entry("meta.version", Columns.text("('W/\"' || u.version || '\"')", true)),
            Map.entry("emails", EMAILS),
            Map.entry("emails.value", EMAILS),
            Map.entry("groups", GROUPS),
            Map.entry("groups.value", GROUPS));

    private static final SortCompiler SORTING = new SortCompiler(COLUMNS, "u.resource");

    private UserFilter() {}

    static FilterCompiler compiler(ResourceType type, Dialect dialect) {
        return new FilterCompiler(type, dialect, IndexedColumns.with(COLUMNS, type, "u.id"), "u.resource");
    }

    static SortCompiler sorting() {
        return SORTING;
    }

    /** The sub-query without a reference to the user is asked once, the members are found through their index. */
    private static String memberOf(UUID group, SqlParameters parameters) {
        String id = parameters.add(group);
        return """
                (u.id IN (SELECT m.member_id FROM memberships m
                          WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.group_id = %s)
                 AND (SELECT true FROM groups g
                      WHERE g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.id = %s
                        AND g.deleted_at IS NULL))""".formatted(id, id);
    }

    /** Found through the table of addresses; other comparisons than equality look at the resource. */
    private static final class Emails implements FilterColumn {
        @Override
        public @Nullable String compare(Operator operator, Literal value, SqlParameters parameters) {
            return value instanceof Literal.Text(String text) && operator == Operator.EQ
                    ? element(text, parameters)
                    : null;
        }

        @Override
        public String element(String value, SqlParameters parameters) {
            return """
                    u.id IN (SELECT e.user_id FROM user_emails e
                             WHERE e.tenant_id = current_tenant() AND e.directory_id = $1 AND e.value_key = %s)""".formatted(parameters.add(CaseFolding.fold(value)));
        }

        @Override
        public SortKey sortKey() {
            return new SortKey("u.primary_email_key", "text", false);
        }

        @Override
        public String present() {
            return "jsonb_array_length(coalesce(u.resource -> 'emails', '[]')) > 0";
        }
    }

    private static final class Groups implements FilterColumn {
        @Override
        public @Nullable String compare(Operator operator, Literal value, SqlParameters parameters) {
            return value instanceof Literal.Text(String text) && operator == Operator.EQ
                    ? element(text, parameters)
                    : null;
        }

        @Override
        public String element(String value, SqlParameters parameters) {
            UUID group = Columns.uuid(value);
            return group == null ? "false" : memberOf(group, parameters);
        }

        @Override
        public String present() {
            return """
                    EXISTS (SELECT FROM memberships m
                            JOIN groups g ON g.tenant_id = current_tenant() AND g.directory_id = $1
                                         AND g.id = m.group_id AND g.deleted_at IS NULL
                            WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.member_id = u.id)""";
        }
    }
}
