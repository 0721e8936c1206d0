package io.rollcall.gateway.user.store;

import io.rollcall.gateway.scim.Sort;
import io.rollcall.gateway.scim.store.FilterCompiler;
import io.rollcall.gateway.scim.store.ResourceTable;
import io.rollcall.gateway.scim.store.SortKey;
import io.rollcall.gateway.user.UserService;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.ResourceType;
import jakarta.enterprise.context.ApplicationScoped;

/** Users in searches over all types. */
@ApplicationScoped
public class UserTable implements ResourceTable {

    @Override
    public boolean holds(ResourceType type) {
        return type.name().equals(UserService.TYPE.name());
    }

    @Override
    public String from() {
        return "users u";
    }

    @Override
    public String alias() {
        return "u";
    }

    @Override
    public String living(ResourceType type) {
        return UserPages.LIVING;
    }

    @Override
    public FilterCompiler filters(ResourceType type, Dialect dialect) {
        return UserFilter.compiler(type, dialect);
    }

    @Override
    public SortKey sortKey(Sort sort) {
        return UserFilter.sorting().compile(sort);
    }
}
