package io.rollcall.provisioning.catalogue;

import io.rollcall.kit.consumer.BatchHandler;

/** Remembers the roles and seat types of each tenant. */
public interface CatalogueNews {

    /** What rbac-service tells of roles. */
    BatchHandler ofRoles();

    /** What license-service tells of seat pools. */
    BatchHandler ofPools();
}
