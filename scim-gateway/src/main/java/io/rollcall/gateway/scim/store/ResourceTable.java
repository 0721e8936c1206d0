package io.rollcall.gateway.scim.store;

import io.rollcall.gateway.scim.Sort;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.ResourceType;

/** A table of resources, as searches over all types see it. $1 is the directory. */
public interface ResourceTable {
    boolean holds(ResourceType type);

    /** Name and alias, such as {@code users u}. */
    String from();

    /** The alias alone. */
    String alias();

    /** WHERE with the tenant, the directory, the type if the table has several, and what is not deleted. */
    String living(ResourceType type);

    FilterCompiler filters(ResourceType type, Dialect dialect);

    /** @throws io.rollcall.scim.message.ScimException 400 invalidValue */
    SortKey sortKey(Sort sort);
}
