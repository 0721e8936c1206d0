package io.rollcall.provisioning.tenant;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the vendor's customers and tells of them. */
public interface Tenants {

    /** Adds or renames a tenant; the same name again changes nothing. */
    Uni<Tenant> put(TenantId id, String name);

    Uni<Optional<Tenant>> find(TenantId id);

    /** The tenant, or the problem that there is none. */
    default Uni<Tenant> require(TenantId id) {
        return find(id).map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such tenant.")));
    }

    /** Tenants in the order of their ids, from after the given one. */
    Uni<List<Tenant>> list(@Nullable TenantId after, int limit);
}
