package io.rollcall.provisioning.assignment.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One version of a tenant's list. Written by {@link PostgresAssignmentLists} together with what follows from it. */
@Entity
@Table(name = "assignment_list")
class AssignmentListEntity {

    @Id
    UUID id;

    @Column(name = "tenant_id")
    String tenantId;

    long version;

    String document;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    AssignmentListEntity() {}
}
