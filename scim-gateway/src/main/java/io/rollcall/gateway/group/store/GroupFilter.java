package io.rollcall.gateway.group.store;

import io.rollcall.gateway.scim.store.Columns;
import io.rollcall.gateway.scim.store.FilterColumn;
import io.rollcall.gateway.scim.store.FilterCompiler;
import io.rollcall.gateway.scim.store.IndexedColumns;
import io.rollcall.gateway.scim.store.SortCompiler;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.schema.ResourceType;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Filters on groups; the table is {@code groups g}, $1 the directory. */
final class GroupFilter {
    private static final FilterColumn MEMBERS = new Members();

    private static final Map<String, FilterColumn> COLUMNS = Map.of(
            "meta.location", Columns.location("g.id"),
            "id", Columns.id("g.id"),
            "externalId", Columns.optionalText("g.external_id", true),
            "displayName", Columns.text("g.display_name_key", false),
            "meta.created", Columns.time("g.created_at"),
            "meta.lastModified", Columns.time("g.last_modified"),
            "meta.resourceType", Columns.text("'Group'", true),
            "meta.version", Columns.text("('W/\"' || g.version || '\"')", true),
            "members", MEMBERS,
            "members.value", MEMBERS);

    private static final SortCompiler SORTING = new SortCompiler(COLUMNS, "g.resource");

    private GroupFilter() {}

    static FilterCompiler compiler(ResourceType type, Dialect dialect) {
        return new FilterCompiler(type, dialect, IndexedColumns.with(COLUMNS, type, "g.id"), "g.resource");
    }

    static SortCompiler sorting() {
        return SORTING;
    }

    /** Probes one membership, never lists them. A member who is not here yet does not show. */
    private static final class Members implements FilterColumn {
        /** Scalar, so that the planner asks for one row and does not hash all users. */
        private static final String LIVES = """
                coalesce((SELECT true FROM users u WHERE u.tenant_id = current_tenant() AND u.directory_id = $1
                             AND u.id = %s AND u.deleted_at IS NULL),
                         (SELECT true FROM groups n WHERE n.tenant_id = current_tenant() AND n.directory_id = $1
                             AND n.id = %s AND n.deleted_at IS NULL), false)""";

        private static final String GROUPS_OF = """
                g.id IN (SELECT m.group_id FROM memberships m
                         WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.member_id = %s)""";

        private static final String ANYBODY = """
                EXISTS (SELECT FROM memberships m
                        WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.group_id = g.id AND %s)""";

        @Override
        public @Nullable String compare(Operator operator, Literal value, SqlParameters parameters) {
            return value instanceof Literal.Text(String text) && operator == Operator.EQ
                    ? element(text, parameters)
                    : null;
        }

        @Override
        public String element(String value, SqlParameters parameters) {
            UUID member = Columns.uuid(value);
            if (member == null) {
                return "false";
            }
            String id = parameters.add(member);
            return "(" + GROUPS_OF.formatted(id) + " AND " + LIVES.formatted(id, id) + ")";
        }

        @Override
        public String present() {
            return ANYBODY.formatted(LIVES.formatted("m.member_id", "m.member_id"));
        }
    }
}
