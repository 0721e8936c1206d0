package io.rollcall.gateway.ignored;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where the counters of ignored attributes are kept. */
public interface IgnoredAttributeStore {

    /** An attribute of a type of resource. */
    record Name(String resourceType, String attribute) {}

    Uni<Void> add(TenantId tenant, DirectoryId directory, Map<Name, Long> counts, Instant at);

    /** The most frequent first. */
    Uni<List<IgnoredAttribute>> list(TenantId tenant, DirectoryId directory, int limit);
}
