package io.rollcall.rbac.client;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.snapshot.AppliedPositions;
import io.rollcall.rbac.snapshot.PeopleSnapshot;
import io.rollcall.rbac.snapshot.PersonSnapshot;
import io.rollcall.rbac.snapshot.PolicySnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What rbac-service knows now. Every method may fail with {@link SnapshotException}. */
public interface SnapshotSource {

    PolicySnapshot policy(TenantId tenant);

    Optional<PersonSnapshot> person(TenantId tenant, UserId user);

    /** @param cursor null for the first page */
    PeopleSnapshot people(TenantId tenant, @Nullable String cursor);

    /** How far rbac-service has followed the topics. */
    AppliedPositions applied();
}
