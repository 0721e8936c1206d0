package io.rollcall.provisioning.assignment.store;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantPanache;
import io.rollcall.provisioning.assignment.AssignmentHistory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The history of assignments through Panache: rarely read, never on the way of an event. */
@ApplicationScoped
class PanacheAssignmentHistory implements AssignmentHistory, PanacheRepositoryBase<AssignmentListEntity, UUID> {

    private final TenantPanache panache;

    PanacheAssignmentHistory(TenantPanache panache) {
        this.panache = panache;
    }

    @Override
    public Uni<List<Entry>> before(TenantId tenant, long version, int limit) {
        return panache.inTransaction(
                        tenant,
                        session -> find(
                                        "tenantId = ?1 and version < ?2",
                                        Sort.descending("version"),
                                        tenant.value(),
                                        version)
                                .page(0, limit)
                                .list())
                .map(found ->
                        found.stream().map(PanacheAssignmentHistory::entry).toList());
    }

    private static Entry entry(AssignmentListEntity entity) {
        return new Entry(ListDocument.read(entity.version, entity.document), entity.changedAt, entity.changedBy);
    }
}
