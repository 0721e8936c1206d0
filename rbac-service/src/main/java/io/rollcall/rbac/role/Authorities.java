package io.rollcall.rbac.role;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Knows what people may hand out. */
public interface Authorities {

    /**
     * What an admin of the tenant may hand out.
     *
     * @param login the name that they signed in with
     * @param reach where and until when
     */
    Uni<Authority> ofAdmin(TenantId tenant, String login, Reach reach);

    /**
     * How far something reaches that is handed out.
     *
     * @param workspace where; absent: in the whole tenant
     * @param until absent: for good, so that roles that end do not count
     */
    record Reach(@Nullable String workspace, @Nullable Instant until) {

        public static final Reach WHOLE = new Reach(null, null);
    }
}
