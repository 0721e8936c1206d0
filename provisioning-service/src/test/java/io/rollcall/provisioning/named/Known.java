package io.rollcall.provisioning.named;

import io.rollcall.events.DirectoryState;
import io.rollcall.events.PoolState;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.Reports;
import java.util.List;

/** What the other services tell that decides what a directory's names mean. */
public final class Known {

    private Known() {}

    public static DirectoryState directory(TenantId tenant, long version, boolean honours) {
        return new DirectoryState(
                People.START,
                tenant,
                People.DIRECTORY,
                version,
                "Acme Entra",
                "entra",
                DirectoryState.Status.ACTIVE,
                honours);
    }

    public static RoleState role(TenantId tenant, String key, String name) {
        return new RoleState(People.START, tenant, new RoleKey(key), 1, name, RoleState.Kind.CUSTOM, List.of(), false);
    }

    public static PoolState seats(TenantId tenant, String type, String name) {
        return new PoolState(People.START, tenant, Reports.POOL, 1, new SeatTypeKey(type), name, true, 10, 0, 0);
    }
}
