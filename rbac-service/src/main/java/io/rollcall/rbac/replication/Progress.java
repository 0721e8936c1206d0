package io.rollcall.rbac.replication;

import io.rollcall.rbac.snapshot.AppliedPositions;
import io.smallrye.mutiny.Uni;

/** How far the topics about people were followed, by all instances together. */
public interface Progress {

    /** Positions that are in the database; it may be further already. */
    Uni<AppliedPositions> applied();
}
