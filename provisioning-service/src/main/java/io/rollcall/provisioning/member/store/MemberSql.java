package io.rollcall.provisioning.member.store;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.lifecycle.SearchTerms;
import io.rollcall.provisioning.member.Members;
import io.rollcall.provisioning.member.Members.Source;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One page of members as a statement. Each status is a branch of its own, because the indexes lead with the status: the
 * rows of a branch come in order and end with the page.
 */
final class MemberSql {

    private static final String BRANCH = """
            (SELECT a.* FROM %s WHERE a.tenant_id = $1 AND %s ORDER BY %s LIMIT $2)
            """;

    private static final String EVERYBODY = "account a";

    /**
     * Who is few is fetched first and put in order then. The OFFSET says so: with the order and the end of the page in
     * view the planner would rather walk through everybody in order, and look for each whether they are among them.
     */
    private static final String FEW = """
            (SELECT b.* FROM account b WHERE b.tenant_id = $1 AND %s OFFSET 0) AS a
            """;

    private static final String PAGE = """
            WITH page AS (
                SELECT * FROM (%s) AS a ORDER BY %s LIMIT $2
            )
            SELECT p.id, p.status, p.user_name, p.external_id, p.display_name, p.given_name, p.family_name, p.email,
                p.title, p.department, p.roles::text, p.seats::text, p.tags, p.fields::text, p.sort_name,
                p.entitled, p.settings::text,
                p.assignment_id, p.assignment_name, p.assignment_version, p.created_at, p.updated_at,
                p.directory_id, d.name AS directory_name, d.provider,
                ARRAY(
                    SELECT g.name FROM account_group m
                    JOIN directory_group g ON g.tenant_id = m.tenant_id AND g.id = m.group_id
                    WHERE m.tenant_id = $1 AND m.account_id = p.id
                    ORDER BY g.name
                ) AS groups,
                (SELECT g.name FROM directory_group g WHERE g.tenant_id = $1 AND g.id = p.via_group) AS via,
                EXISTS (
                    SELECT FROM open_conflict c
                    WHERE c.tenant_id = $1 AND (c.account_id = p.id OR c.other_id = p.id)
                ) AS conflict
            FROM page p LEFT JOIN directory d ON d.tenant_id = $1 AND d.id = p.directory_id
            ORDER BY %s
            """;

    /** As an array, here and below: found before anybody is looked up, however few people the planner takes all for. */
    private static final String FOUND = """
            b.id = ANY (ARRAY(SELECT t.account_id FROM account_search_term t
                              WHERE t.tenant_id = $1 AND t.term >= %s AND t.term < %s))
            """;

    private static final String IN_GROUP = """
            a.id IN (SELECT m.account_id FROM account_group m WHERE m.tenant_id = $1 AND m.group_id = %s)
            """;

    private static final String TAGGED = """
            a.id IN (SELECT t.account_id FROM account_tag t WHERE t.tenant_id = $1 AND t.tag = %s)
            """;

    private static final String HAS_ROLE = """
            a.roles @> jsonb_build_array(jsonb_build_object('role', %s::text))
            """;

    private static final String HAS_SEAT = """
            a.seats @> jsonb_build_array(jsonb_build_object('seatType', %s::text))
            """;

    private static final String IN_DOUBT = """
            b.status IN ('INVITED', 'ACTIVE', 'SUSPENDED') AND b.id = ANY (ARRAY(
                SELECT c.account_id FROM open_conflict c WHERE c.tenant_id = $1
                UNION ALL SELECT c.other_id FROM open_conflict c WHERE c.tenant_id = $1))
            """;

    /** Sorts after every character that a term can go on with. */
    private static final String HIGHEST = Character.toString(0x10FFFF);

    private final Members.Query query;
    private final Tuple parameters;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> few = new ArrayList<>();

    private MemberSql(TenantId tenant, Members.Query query) {
        this.query = query;
        this.parameters = Tuple.of(tenant.value(), query.limit());
    }

    /** A statement with its parameters. */
    record Statement(String text, Tuple parameters) {}

    static Statement page(TenantId tenant, Members.Query query) {
        MemberSql sql = new MemberSql(tenant, query);
        sql.addFilter();
        sql.addPosition();
        return new Statement(sql.text(), sql.parameters);
    }

    /** One member; erased ones too. */
    static Statement one(TenantId tenant, UUID id) {
        String branch = BRANCH.formatted(EVERYBODY, "a.status IS NOT NULL AND a.id = $3", "a.id");
        return new Statement(PAGE.formatted(branch, "a.id", "p.id"), Tuple.of(tenant.value(), 1, id));
    }

    private void addFilter() {
        Members.Filter filter = query.filter();
        String prefix = filter.search() == null ? "" : SearchTerms.fold(filter.search());
        if (!prefix.isEmpty()) {
            few.add(FOUND.formatted(bind(prefix), bind(prefix + HIGHEST)));
        }
        if (filter.status() == Members.Status.WAITING_FOR_SEAT) {
            few.add("b.waiting");
        }
        if (filter.status() == Members.Status.CONFLICT) {
            few.add(IN_DOUBT);
        }
        if (filter.role() != null) {
            conditions.add(HAS_ROLE.formatted(bind(filter.role().value())));
        }
        if (filter.seat() != null) {
            conditions.add(HAS_SEAT.formatted(bind(filter.seat().value())));
        }
        if (filter.group() != null) {
            conditions.add(IN_GROUP.formatted(bind(filter.group().value())));
        }
        if (filter.tag() != null) {
            conditions.add(TAGGED.formatted(bind(filter.tag())));
        }
        addSource(filter);
    }

    private void addSource(Members.Filter filter) {
        switch (filter.source()) {
            case null -> {}
            case Source.Local ignored -> conditions.add("a.directory_id IS NULL");
            case Source.Directory(var id) -> conditions.add("a.directory_id = " + bind(id.value()));
        }
    }

    private void addPosition() {
        Members.Position after = query.after();
        if (after != null) {
            String than = query.descending() ? "<" : ">";
            conditions.add(
                    switch (query.sort()) {
                        case CREATED ->
                            "a.id %s %s".formatted(than, bind(after.id().value()));
                        case NAME ->
                            "(a.sort_name, a.id) %s (%s, %s)"
                                    .formatted(
                                            than,
                                            bind(after.name()),
                                            bind(after.id().value()));
                    });
        }
    }

    private String bind(Object value) {
        parameters.addValue(value);
        return "$" + parameters.size();
    }

    private String text() {
        String branches = statuses().stream()
                .map(status -> BRANCH.formatted(from(), all(status), order("a")))
                .collect(Collectors.joining(" UNION ALL "));
        return PAGE.formatted(branches, order("a"), order("p"));
    }

    private String from() {
        return few.isEmpty() ? EVERYBODY : FEW.formatted(String.join(" AND ", few));
    }

    private String all(String status) {
        return conditions.isEmpty() ? status : status + " AND " + String.join(" AND ", conditions);
    }

    private List<String> statuses() {
        return switch (query.filter().status()) {
            case ALL ->
                List.of(
                        "a.status = 'ACTIVE'",
                        "a.status = 'DEACTIVATED'",
                        "a.status = 'INVITED'",
                        "a.status = 'SUSPENDED'");
            case ACTIVE, WAITING_FOR_SEAT -> List.of("a.status = 'ACTIVE'");
            case SUSPENDED -> List.of("a.status = 'SUSPENDED'");
            case INVITED -> List.of("a.status = 'INVITED'");
            case DEACTIVATED -> List.of("a.status = 'DEACTIVATED'");
            case ERASED -> List.of("a.status = 'ERASED'");
            case CONFLICT -> List.of("a.status IS NOT NULL");
        };
    }

    private String order(String row) {
        String direction = query.descending() ? "DESC" : "ASC";
        return switch (query.sort()) {
            case CREATED -> "%s.id %s".formatted(row, direction);
            case NAME -> "%s.sort_name %s, %s.id %s".formatted(row, direction, row, direction);
        };
    }
}
