package io.rollcall.provisioning.audit.store;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.audit.AuditLog.Filter;
import io.rollcall.provisioning.audit.AuditLog.Position;
import io.rollcall.provisioning.audit.AuditLog.Query;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The statement that finds a page: only the conditions asked for are in it, so that each has its index. */
final class AuditSql {

    private static final String NAMES = """
            SELECT %s, coalesce(a.display_name, a.user_name) AS person_name, d.name AS directory_name
            FROM (%%s) e
            LEFT JOIN account a ON a.tenant_id = e.tenant_id AND a.id = e.person AND a.status <> 'ERASED'
            LEFT JOIN directory d ON d.tenant_id = e.tenant_id AND e.actor_kind = 'IDP' AND d.id::text = e.actor
            ORDER BY e.at DESC, e.seq DESC
            """.formatted(EntryRows.COLUMNS);

    private final Tuple parameters = Tuple.tuple();
    private final List<String> conditions = new ArrayList<>();

    private AuditSql(TenantId tenant) {
        where("e.tenant_id = %s", tenant.value());
    }

    /** A statement with its parameters. */
    record Statement(String text, Tuple parameters) {}

    static Statement page(TenantId tenant, Query query) {
        var sql = new AuditSql(tenant);
        sql.filter(query.filter());
        Position before = query.before();
        if (before != null) {
            sql.where("(e.at, e.seq) < (%s, %s)", EntryRows.time(before.at()), before.seq());
        }
        String limit = sql.next(query.limit());
        String page = "SELECT e.* FROM audit_entry e WHERE %s ORDER BY e.at DESC, e.seq DESC LIMIT %s"
                .formatted(String.join(" AND ", sql.conditions), limit);
        return new Statement(NAMES.formatted(page), sql.parameters);
    }

    private void filter(Filter filter) {
        Instant after = filter.after();
        if (after != null) {
            where("e.at >= %s", EntryRows.time(after));
        }
        Instant before = filter.before();
        if (before != null) {
            where("e.at < %s", EntryRows.time(before));
        }
        if (filter.actor() != null) {
            where("e.actor = %s", filter.actor());
        }
        UserId person = filter.person();
        if (person != null) {
            where("e.person = %s", person.value());
        }
        String type = filter.type();
        if (type != null) {
            where("(e.type = %s OR e.type >= %s AND e.type < %s)", type, type + ".", type + "/");
        }
        String text = filter.text();
        if (text != null) {
            String folded = text.strip().toLowerCase(Locale.ROOT);
            where("""
                    (position(%s IN lower(e.sentence)) > 0 OR position(%s IN lower(e.changes)) > 0
                     OR e.person IN (SELECT account_id FROM account_search_term
                                     WHERE tenant_id = %s AND term >= %s AND term < %s))
                    """, folded, folded, parameters.getString(0), folded, folded + Character.MAX_VALUE);
        }
    }

    private void where(String condition, Object... values) {
        Object[] places = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            places[i] = next(values[i]);
        }
        conditions.add(condition.formatted(places));
    }

    private String next(Object value) {
        parameters.addValue(value);
        return "$" + parameters.size();
    }
}
