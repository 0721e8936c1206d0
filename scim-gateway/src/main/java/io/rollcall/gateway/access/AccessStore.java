package io.rollcall.gateway.access;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.PoolState;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where the published states of roles and pools are kept. */
public interface AccessStore {

    /** Keeps states that are newer than what is there. @param states one for each role at most */
    Uni<Void> putRoles(SqlConnection tx, List<RoleState> states);

    /** Keeps states that are newer than what is there. @param states one for each pool at most */
    Uni<Void> putPools(SqlConnection tx, List<PoolState> states);

    /** Roles that are not deleted, by key. */
    Uni<List<KnownRole>> roles(TenantId tenant);

    /** By seat type. */
    Uni<List<KnownSeat>> seats(TenantId tenant);

    /** Empty if there is no such directory. */
    Uni<Optional<AccessSetting>> setting(TenantId tenant, DirectoryId directory);

    /**
     * Changes the setting, and tells of it where others go by it. Fails with what the change fails with.
     *
     * @return the setting afterwards; empty if there is no such directory
     */
    Uni<Optional<AccessSetting>> change(
            TenantId tenant, DirectoryId directory, UnaryOperator<AccessSetting> change, Instant now);

    /** The keys and names of all roles and seat types. */
    default Uni<KnownAccess> known(TenantId tenant) {
        return roles(tenant).flatMap(roles -> seats(tenant).map(seats -> KnownAccess.of(roles, seats)));
    }
}
