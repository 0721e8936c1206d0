package io.rollcall.provisioning.audit.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Csv;
import io.rollcall.provisioning.audit.AuditEntry;
import io.rollcall.provisioning.audit.AuditLog;
import io.rollcall.provisioning.audit.AuditLog.Filter;
import io.rollcall.provisioning.audit.AuditLog.Found;
import io.rollcall.provisioning.audit.AuditLog.Query;
import io.rollcall.provisioning.audit.AuditLog.Reason;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries as lines of CSV: exactly those of the filter, page by page. */
@ApplicationScoped
class AuditExport {

    private static final int PAGE = 500;
    private static final List<String> HEADINGS = List.of(
            "seq",
            "at",
            "type",
            "actorKind",
            "actor",
            "personId",
            "person",
            "sentence",
            "before",
            "after",
            "requestId",
            "because",
            "eventId",
            "hash");

    private final AuditLog log;

    AuditExport(AuditLog log) {
        this.log = log;
    }

    Multi<String> lines(TenantId tenant, Filter filter) {
        return Csv.<Found>file(
                HEADINGS,
                PAGE,
                last -> log.find(
                        tenant, new Query(filter, last.map(Found::position).orElse(null), PAGE)),
                AuditExport::cells);
    }

    private static List<String> cells(Found found) {
        AuditEntry entry = found.entry();
        return List.of(
                Long.toString(entry.seq()),
                entry.at().toString(),
                entry.type(),
                entry.actor().kind().name(),
                found.actorName(),
                text(entry.person()),
                text(found.personName()),
                found.sentence(),
                values(found, AttributeChange::before),
                values(found, AttributeChange::after),
                text(found.originalRequest()),
                found.because().stream().map(Reason::sentence).collect(Collectors.joining("; ")),
                entry.id().toString(),
                found.hash().hex());
    }

    private static String values(Found found, Function<AttributeChange, @Nullable JsonNode> side) {
        return found.changes().stream()
                .filter(it -> side.apply(it) != null)
                .map(it -> it.attribute() + "=" + text(side.apply(it)))
                .collect(Collectors.joining("; "));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof JsonNode node && node.isValueNode()) {
            return node.asText();
        }
        return value == null ? "" : value.toString();
    }
}
