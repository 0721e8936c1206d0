package io.rollcall.provisioning.member.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.provisioning.member.Members.Filter;
import io.rollcall.provisioning.member.Members.Position;
import io.rollcall.provisioning.member.Members.Query;
import io.rollcall.provisioning.member.Members.Sort;
import io.rollcall.provisioning.member.Members.Status;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of a tenant of 100,000 members as the role that serves requests, under row-level security. */
@ServiceTest
class MemberPlansTest {

    private static final String PEOPLE = """
            INSERT INTO account (
                tenant_id, id, status, deactivated_because, status_since, directory_id, directory_version, user_name,
                display_name, email, entitlement_version, entitled, entitled_roles, entitled_seats, roles_version, roles,
                seats_version, seats, version, created_at, updated_at)
            SELECT '%1$s', gen_random_uuid(), CASE WHEN n %% 10 = 0 THEN 'DEACTIVATED' ELSE 'ACTIVE' END,
                CASE WHEN n %% 10 = 0 THEN 'IDP_DELETED' END, now(), gen_random_uuid(), 1, 'user' || n || '@acme.example',
                'Name ' || md5(n::text), 'user' || n || '@acme.example', 1, true, '{}', '{}', 0, '[]', 0, '[]', 1, now(),
                now()
            FROM generate_series(%2$d, %3$d) AS n
            """;

    private static final String TERMS = """
            INSERT INTO account_search_term (tenant_id, term, account_id)
            SELECT tenant_id, user_name, id FROM account WHERE tenant_id = '%1$s'
            UNION SELECT tenant_id, lower(display_name), id FROM account WHERE tenant_id = '%1$s'
            UNION SELECT tenant_id, split_part(display_name, ' ', 2), id FROM account WHERE tenant_id = '%1$s'
            """;

    /**
     * Pages of 8 KB that a statement may touch. A page of members takes some hundred, a search two thousand while the
     * planner takes the tenant for small; looking at everybody takes ninety thousand.
     */
    private static final long MOST_BLOCKS = 4_000;

    private static final Pattern BLOCKS = Pattern.compile("(?:hit|read)=(\\d+)");

    private final TenantId tenant = new TenantId("large-" + Ids.next());

    /** The planner knows of a few people only, as it does in the minutes after an import. */
    @BeforeEach
    void manyMembersOfWhomThePlannerHasNotHeard() {
        Api.tenant(tenant.value());
        Database.run(tenant.value(), PEOPLE.formatted(tenant, 1, 10));
        Database.analyze("account", "account_search_term", "account_conflict");
        Database.run(tenant.value(), "DELETE FROM account");
        importPeople();
    }

    /**
     * In portions, as an import commits. The database may gather statistics at any moment, and in the middle of one large
     * transaction it would find tens of thousands of pages with nobody in them.
     */
    private void importPeople() {
        for (int first = 1; first < 100_000; first += 5_000) {
            Database.run(tenant.value(), PEOPLE.formatted(tenant, first, first + 4_999));
        }
        Database.run(tenant.value(), TERMS.formatted(tenant));
    }

    @Test
    void pagesAndSearchesReadWhatTheyShowAndLittleElse() {
        // Given
        var middle = new Position("name 8", new UserId(new UUID(0, 0)));

        // When
        long first = blocks(query(Status.ACTIVE, null, Sort.CREATED, null));
        long byName = blocks(query(Status.ACTIVE, null, Sort.NAME, null));
        long later = blocks(query(Status.ACTIVE, null, Sort.NAME, middle));
        long all = blocks(query(Status.ALL, null, Sort.NAME, null));
        long waiting = blocks(query(Status.WAITING_FOR_SEAT, null, Sort.CREATED, null));
        long doubt = blocks(query(Status.CONFLICT, null, Sort.CREATED, null));
        long search = blocks(query(Status.ACTIVE, "user4711", Sort.NAME, null));

        // Then
        assertThat(List.of(first, byName, later, all, waiting, doubt, search))
                .allSatisfy(blocks -> assertThat(blocks).isLessThan(MOST_BLOCKS));
        assertThat(String.join("\n", plan(query(Status.ACTIVE, null, Sort.NAME, null))))
                .contains("account_by_name")
                .doesNotContain("Seq Scan on account a");
    }

    private Query query(Status status, @Nullable String search, Sort sort, @Nullable Position after) {
        return new Query(new Filter(status, search, null, null, null, null, null), sort, false, after, 51);
    }

    /** What the statement touches, as time would tell more of the machine. The first line of its kind is the whole. */
    private long blocks(Query query) {
        String total = plan(query).stream()
                .filter(line -> line.contains("Buffers:"))
                .findFirst()
                .orElseThrow();
        return BLOCKS.matcher(total)
                .results()
                .mapToLong(it -> Long.parseLong(it.group(1)))
                .sum();
    }

    /** Planned as the service's own connections do, before the values are known. */
    private List<String> plan(Query query) {
        MemberSql.Statement statement = MemberSql.page(tenant, query);
        String values = IntStream.range(0, statement.parameters().size())
                .mapToObj(i -> literal(statement.parameters().getValue(i)))
                .collect(Collectors.joining(", "));
        return Database.run(
                tenant.value(),
                "SET LOCAL enable_seqscan = off",
                "SET LOCAL plan_cache_mode = force_generic_plan",
                "PREPARE page AS " + statement.text(),
                "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) EXECUTE page(" + values + ")");
    }

    private static String literal(Object value) {
        return value instanceof Number ? value.toString() : "'" + value + "'";
    }
}
