package io.rollcall.gateway.resource.store;

import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.gateway.scim.Sort;
import io.rollcall.gateway.scim.store.FilterCompiler;
import io.rollcall.gateway.scim.store.ResourceTable;
import io.rollcall.gateway.scim.store.SortKey;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.ResourceType;
import jakarta.enterprise.context.ApplicationScoped;

/** Resources of the tenants' types in searches over all types. */
@ApplicationScoped
public class OwnTypeTable implements ResourceTable {

    @Override
    public boolean holds(ResourceType type) {
        return ResourceTypes.isOwn(type);
    }

    @Override
    public String from() {
        return "resources r";
    }

    @Override
    public String alias() {
        return "r";
    }

    /** The name of a type has letters and digits only. */
    @Override
    public String living(ResourceType type) {
        return "WHERE r.tenant_id = current_tenant() AND r.directory_id = $1 AND r.resource_type = '" + type.name()
                + "'";
    }

    @Override
    public FilterCompiler filters(ResourceType type, Dialect dialect) {
        return ResourceQueries.compiler(type, dialect);
    }

    @Override
    public SortKey sortKey(Sort sort) {
        return ResourceQueries.sorting().compile(sort);
    }
}
