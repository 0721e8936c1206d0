package io.rollcall.gateway.scim.store;

import io.rollcall.gateway.scim.IndexedValue;
import io.rollcall.gateway.scim.KeyLimits;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes of tenants are looked up in the table of their values. */
public final class IndexedColumns {
    private IndexedColumns() {}

    /** The columns, and those for the attributes of tenants that the type has. @param id the id column, $1 is the directory */
    public static Map<String, FilterColumn> with(Map<String, FilterColumn> columns, ResourceType type, String id) {
        if (type.indexed().isEmpty()) {
            return columns;
        }
        Map<String, FilterColumn> all = new HashMap<>(columns);
        String resource = id.substring(0, id.indexOf('.')) + ".resource";
        for (ResolvedPath path : type.indexed()) {
            all.put(path.path(), new Lookup(path, type, id, new JsonConditions(resource)));
        }
        return all;
    }

    private record Lookup(ResolvedPath path, ResourceType type, String id, JsonConditions json)
            implements FilterColumn {
        private static final String OWNER = """
                %s IN (SELECT x.resource_id FROM indexed_values x
                       WHERE x.tenant_id = current_tenant() AND x.directory_id = $1 AND x.value_key = %s
                         AND x.attribute = %s)""";

        /** Numbers are kept as they were written, and long texts not at all: the resource itself is asked for them. */
        @Override
        public @Nullable String compare(Operator operator, Literal value, SqlParameters parameters) {
            if (operator != Operator.EQ || !(value instanceof Literal.Text(String text))) {
                return null;
            }
            String key = IndexedValue.key(path, text);
            return KeyLimits.fits(key)
                    ? OWNER.formatted(
                            id,
                            parameters.add(key),
                            parameters.add(
                                    IndexedValue.attribute(path, type.schema().id())))
                    : null;
        }

        @Override
        public String present() {
            return json.present(path);
        }
    }
}
