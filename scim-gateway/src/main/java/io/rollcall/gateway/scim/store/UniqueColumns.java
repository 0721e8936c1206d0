package io.rollcall.gateway.scim.store;

import io.rollcall.gateway.scim.UniqueValue;
import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Uniqueness;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unique attributes of tenants are looked up in the table that keeps them unique. */
public final class UniqueColumns {
    private UniqueColumns() {}

    /** The columns, and those for the unique attributes of the type. @param id the id column, $1 is the directory */
    public static Map<String, FilterColumn> with(Map<String, FilterColumn> columns, ResourceType type, String id) {
        if (type.unique().isEmpty()) {
            return columns;
        }
        Map<String, FilterColumn> all = new HashMap<>(columns);
        String resource = id.substring(0, id.indexOf('.')) + ".resource";
        for (ResolvedPath path : type.unique()) {
            all.put(path.path(), new Lookup(path, type, id, new JsonConditions(resource)));
        }
        return all;
    }

    private record Lookup(ResolvedPath path, ResourceType type, String id, JsonConditions json)
            implements FilterColumn {
        private static final String OWNER = """
                %s IN (SELECT x.resource_id FROM unique_values x
                       WHERE x.tenant_id = current_tenant() AND x.directory_id = $1 AND x.value_key = %s
                         AND x.attribute = %s AND x.scope = %s)""";

        /** Numbers are kept as they were written, so the resource itself is asked for them. */
        @Override
        public @Nullable String compare(Operator operator, Literal value, SqlParameters parameters) {
            if (operator != Operator.EQ || !(value instanceof Literal.Text(String text))) {
                return null;
            }
            String key = path.leaf().caseExact() ? text : CaseFolding.fold(text);
            boolean global = path.leaf().uniqueness() == Uniqueness.GLOBAL;
            return OWNER.formatted(
                    id,
                    parameters.add(key),
                    parameters.add(UniqueValue.attribute(path, type.schema().id())),
                    global ? "'t/' || current_tenant()" : "'d/' || $1::uuid::text");
        }

        @Override
        public String present() {
            return json.present(path);
        }
    }
}
