package io.rollcall.gateway.group.store;

import io.rollcall.gateway.group.GroupService;
import io.rollcall.gateway.scim.Sort;
import io.rollcall.gateway.scim.store.FilterCompiler;
import io.rollcall.gateway.scim.store.ResourceTable;
import io.rollcall.gateway.scim.store.SortKey;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.ResourceType;
import jakarta.enterprise.context.ApplicationScoped;

/** Groups in searches over all types. */
@ApplicationScoped
public class GroupTable implements ResourceTable {

    @Override
    public boolean holds(ResourceType type) {
        return type.name().equals(GroupService.TYPE.name());
    }

    @Override
    public String from() {
        return "groups g";
    }

    @Override
    public String alias() {
        return "g";
    }

    @Override
    public String living(ResourceType type) {
        return GroupQueries.LIVING;
    }

    @Override
    public FilterCompiler filters(ResourceType type, Dialect dialect) {
        return GroupFilter.compiler(type, dialect);
    }

    @Override
    public SortKey sortKey(Sort sort) {
        return GroupFilter.sorting().compile(sort);
    }
}
