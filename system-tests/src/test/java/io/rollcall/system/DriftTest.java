package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rollcall.events.Topic;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.TenantClient;
import io.rollcall.launcher.resync.ResyncReport;
import io.rollcall.testing.EventProbe;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tables of one service are changed by hand: a dry run names it all, a resync repairs it, another finds nothing. */
class DriftTest {

    private static final Duration EFFECT = Duration.ofSeconds(60);
    private static final int PEOPLE = 10;
    private static final String PERMISSION = "sourcing.search:use";

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "drift-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, PEOPLE);
    private final String support = admin.supportToken();
    private final String ghost = UUID.randomUUID().toString();
    private final List<String> people = joined();

    /** Row 27. */
    @Test
    void licences_are_repaired() {
        // Given
        inStep();
        Tables license = tables(ServiceModule.LICENSE);
        license.change("DELETE FROM person WHERE user_id = ?::uuid", people.get(0));
        license.change("UPDATE person SET directory_active = false WHERE user_id = ?::uuid", people.get(1));
        license.change("UPDATE person SET entitled_seat_types = '{viewer}' WHERE user_id = ?::uuid", people.get(2));
        license.change("UPDATE person SET directory_version = 99 WHERE user_id = ?::uuid", people.get(3));
        license.change("DELETE FROM seat WHERE user_id = ?::uuid", people.get(4));
        license.change("DELETE FROM seat_version WHERE user_id = ?::uuid", people.get(5));
        license.change("""
                INSERT INTO person (tenant_id, user_id, directory_version, directory_active, user_name,
                    entitlement_version, entitlement_active, entitled_seat_types)
                VALUES (current_tenant(), ?::uuid, 7, true, 'ghost', 1, true, '{full}')""", ghost);

        // When
        namedByADryRunAndRepaired(7);

        // Then
        everybodyHasRoleAndSeat();
        seatsStillCountAsTheLedgerSays();
    }

    /** Row 27. */
    @Test
    void roles_are_repaired() {
        // Given
        inStep();
        Tables rbac = tables(ServiceModule.RBAC);
        rbac.change("DELETE FROM subject WHERE user_id = ?::uuid", people.get(0));
        rbac.change("UPDATE subject SET directory_active = false WHERE user_id = ?::uuid", people.get(1));
        rbac.change("UPDATE subject SET desired = '{admin}' WHERE user_id = ?::uuid", people.get(2));
        rbac.change("UPDATE subject SET roles = '{admin}' WHERE user_id = ?::uuid", people.get(3));
        rbac.change("DELETE FROM role_assignment WHERE user_id = ?::uuid", people.get(4));
        rbac.change("UPDATE subject SET seats_held = '{}', seat_version = 99 WHERE user_id = ?::uuid", people.get(5));
        rbac.change("""
                INSERT INTO subject (tenant_id, user_id, directory_version, directory_active, user_name, desired)
                VALUES (current_tenant(), ?::uuid, 7, true, 'ghost', '{admin}')""", ghost);

        // When
        namedByADryRunAndRepaired(7);

        // Then
        everybodyHasRoleAndSeat();
        assertThat(admin.check(tenant, ghost, PERMISSION, support)).isEqualTo("USER_INACTIVE");
    }

    /** Row 27. */
    @Test
    void accounts_are_repaired_and_nobody_is_provisioned_twice() {
        // Given
        Tables accounts = tables(ServiceModule.PROVISIONING);
        String group = idp.group("Everybody");
        people.forEach(person -> idp.addMember(group, person));
        await().atMost(EFFECT)
                .until(() ->
                        admin.member(tenant, people.getLast()).path("groups").size() == 1);
        accounts.change("DELETE FROM account WHERE id = ?::uuid", people.get(0));
        accounts.change("UPDATE account SET email = 'x', directory_version = 99 WHERE id = ?::uuid", people.get(1));
        accounts.change("""
                UPDATE account SET status = 'DEACTIVATED', deactivated_because = 'IDP_DELETED' WHERE id = ?::uuid""", people.get(2));
        accounts.change("UPDATE account SET roles = '[]' WHERE id = ?::uuid", people.get(3));
        accounts.change("UPDATE account SET seats = '[]', seats_version = 99 WHERE id = ?::uuid", people.get(4));
        accounts.change("UPDATE account SET entitled_roles = '{admin}' WHERE id = ?::uuid", people.get(5));
        accounts.change("DELETE FROM account_group WHERE account_id = ?::uuid", people.get(6));
        accounts.change("UPDATE directory_group SET name = 'x', version = 99 WHERE id = ?::uuid", group);
        accounts.change("""
                INSERT INTO account (tenant_id, id, status, status_since, directory_id, directory_version, user_name,
                    entitlement_version, entitled, entitled_roles, entitled_seats, roles_version, roles, seats_version,
                    seats, version, created_at, updated_at)
                SELECT tenant_id, ?::uuid, status, status_since, directory_id, 3, 'ghost', 0, false, '{}', '{}', 0,
                    '[]', 0, '[]', 1, created_at, updated_at
                FROM account WHERE status = 'ACTIVE' LIMIT 1""", ghost);

        // When
        namedByADryRunAndRepaired(9);

        // Then
        everybodyHasRoleAndSeat();
        assertThat(admin.member(tenant, people.get(6)).path("groups")).hasSize(1);
        assertThat(admin.member(tenant, ghost).path("status").asText()).isEqualTo("DEACTIVATED");
        assertThat(provisioned()).isEqualTo(PEOPLE);
    }

    private void inStep() {
        await().atMost(EFFECT).untilAsserted(() -> {
            Run run = resync(true);
            assertThat(run.code).as(run.text).isEqualTo(ResyncReport.IN_STEP);
        });
    }

    /** @param subjects how many people and groups were tampered with */
    private void namedByADryRunAndRepaired(int subjects) {
        Run dryRun = resync(true);
        assertThat(dryRun.code).as(dryRun.text).isEqualTo(ResyncReport.DIFFERENCES);
        assertThat(dryRun.subjects()).as(dryRun.text).isEqualTo(subjects);
        assertThat(dryRun.text).contains("Nothing was changed");
        Run repair = resync(false);
        assertThat(repair.code).as(repair.text).isEqualTo(ResyncReport.IN_STEP);
        assertThat(repair.named("repaired")).as(repair.text).isEqualTo(dryRun.named("different"));
        Run again = resync(false);
        assertThat(again.code).as(again.text).isEqualTo(ResyncReport.IN_STEP);
        assertThat(again.text).contains("0 differences");
    }

    private record Run(int code, String text) {

        /** What it says of people and groups. */
        Set<String> named(String outcome) {
            return text.lines()
                    .filter(line -> line.startsWith(outcome + " "))
                    .map(line -> line.substring(outcome.length()).strip())
                    .collect(Collectors.toSet());
        }

        /** Of whom it says something. */
        long subjects() {
            return text.lines()
                    .filter(line -> line.startsWith("different ") || line.startsWith("repaired "))
                    .map(line -> line.substring(line.indexOf(" ("), line.indexOf("): ")))
                    .distinct()
                    .count();
        }
    }

    private Run resync(boolean dryRun) {
        var text = new StringWriter();
        try (var client = new TenantClient(system.description(), tenant)) {
            int code = new ResyncReport(client, new PrintWriter(text)).run(null, dryRun);
            return new Run(code, text.toString());
        }
    }

    private Tables tables(ServiceModule service) {
        return new Tables(system.description(), service, tenant);
    }

    private List<String> joined() {
        List<String> joiners = IntStream.range(0, PEOPLE)
                .mapToObj(i -> idp.createUser("p" + i + "@" + tenant + ".example"))
                .toList();
        await().atMost(EFFECT).ignoreExceptions().until(() -> joiners.stream().allMatch(this::hasRoleAndSeat));
        return joiners;
    }

    private void everybodyHasRoleAndSeat() {
        assertThat(people).allMatch(this::hasRoleAndSeat);
        assertThat(admin.pool(tenant, "full").path("allocated").asInt()).isEqualTo(PEOPLE);
    }

    private boolean hasRoleAndSeat(String person) {
        var member = admin.member(tenant, person);
        return admin.check(tenant, person, PERMISSION, support).equals("ALLOWED")
                && member.path("status").asText().equals("ACTIVE")
                && member.at("/roles/0/role").asText().equals("standard")
                && member.at("/seats/0/state").asText().equals("ASSIGNED");
    }

    private void seatsStillCountAsTheLedgerSays() {
        var pool = admin.pool(tenant, "full").path("id").asText();
        var lines = admin.all("license-service", tenant + "/seat-pools/" + pool + "/ledger");
        assertThat(lines.getLast().path("allocated").asInt()).isEqualTo(PEOPLE);
    }

    private long provisioned() {
        String bootstrap = system.description().kafka().bootstrapServers();
        try (var probe = EventProbe.fromBeginning(bootstrap, Topic.USER_LIFECYCLE.topicName())) {
            return probe.readToEnd(EFFECT).stream()
                    .filter(event -> event.key().startsWith(tenant + "/"))
                    .filter(event -> event.type().equals("io.rollcall.user.provisioned.v1"))
                    .count();
        }
    }
}
