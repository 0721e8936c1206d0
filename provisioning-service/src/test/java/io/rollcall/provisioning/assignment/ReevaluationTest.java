package io.rollcall.provisioning.assignment;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryGroup;
import io.rollcall.events.DirectoryGroupCreated;
import io.rollcall.events.DirectoryGroupUpdated;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is judged again, when assignments or groups change. */
@ServiceTest
class ReevaluationTest {

    private static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "test", null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LIST = """
            {"assignments": [{"name": "Recruiters", "groups": ["Recruiting"], "roles": ["%s"]}],
             "everyoneElse": {"roles": ["restricted"]}}
            """;

    private final String tenant = "again-" + Ids.next();
    private final GroupId group = new GroupId(Ids.next());
    private final List<People> people = List.of(person(), person(), person());

    @BeforeEach
    void tenant() {
        Api.tenant(tenant);
    }

    @Test
    void everybodyIsJudgedByANewList() {
        // Given
        Api.assign(tenant, LIST.formatted("recruiter")).statusCode(200);
        joinAll("Recruiting");
        awaitRoles("recruiter", "recruiter", "recruiter");

        // When
        Api.assign(tenant, LIST.formatted("sourcer")).statusCode(200);

        // Then
        awaitRoles("sourcer", "sourcer", "sourcer");
    }

    @Test
    void membersOfAGroupThatTakesAnAwaitedNameAreJudgedAgain() {
        // Given
        Api.assign(tenant, LIST.formatted("recruiter")).statusCode(200);
        TestTopics.publish(new DirectoryGroupCreated(People.START, group(1, "Talent"), CAUSE));
        joinAll("Talent");
        awaitRoles("restricted", "restricted", "restricted");

        // When
        TestTopics.publish(new DirectoryGroupUpdated(People.START, group(2, "RECRUITING"), List.of(), CAUSE));

        // Then
        awaitRoles("recruiter", "recruiter", "recruiter");
    }

    @Test
    void whatAGroupCausesIsAttributedToNoPerson() {
        // Given
        Api.assign(tenant, LIST.formatted("recruiter")).statusCode(200);
        TestTopics.publish(new DirectoryGroupCreated(People.START, group(1, "Talent"), CAUSE));
        joinAll("Talent");
        awaitRoles("restricted", "restricted", "restricted");

        try (var entitlements = TestTopics.listen(Topic.ENTITLEMENT)) {
            // When
            TestTopics.publish(new DirectoryGroupUpdated(People.START, group(2, "Recruiting"), List.of(), CAUSE));

            // Then
            String key = tenant + "/" + people.getFirst().id();
            var judged = (EntitlementChanged)
                    TestTopics.read(entitlements.await(it -> it.key().equals(key), PATIENCE));
            assertThat(judged.cause()).isEqualTo(new Cause(Cause.Kind.SYSTEM, "provisioning-service", null, null));
        }
    }

    @Test
    void aBoundGroupIsFollowedThroughItsRename() {
        // Given
        Api.assign(tenant, LIST.formatted("recruiter")).statusCode(200);
        joinAll("Recruiting");
        awaitRoles("recruiter", "recruiter", "recruiter");

        // When
        TestTopics.publish(new DirectoryGroupUpdated(People.START, group(3, "Talent"), List.of(), CAUSE));

        // Then
        eventually(() ->
                assertThat(Api.seen(tenant, people.getFirst().id(), "via")).isEqualTo("Talent"));
        Api.assign(tenant, LIST.formatted("sourcer"))
                .statusCode(200)
                .body("assignments[0].groups[0].id", equalTo(group.toString()))
                .body("assignments[0].groups[0].name", equalTo("Talent"));
        awaitRoles("sourcer", "sourcer", "sourcer");
    }

    @Test
    void anOlderNameOfAGroupChangesNothing() {
        // Given
        Api.assign(tenant, LIST.formatted("recruiter")).statusCode(200);
        TestTopics.publish(new DirectoryGroupUpdated(People.START, group(5, "Talent"), List.of(), CAUSE));
        joinAll("Talent");
        awaitRoles("restricted", "restricted", "restricted");

        // When
        TestTopics.publish(
                new DirectoryGroupUpdated(People.START, group(4, "Recruiting"), List.of(), CAUSE),
                new DirectoryGroupUpdated(People.START, group(6, "Talented"), List.of(), CAUSE));

        // Then
        eventually(() ->
                assertThat(Api.seen(tenant, people.getFirst().id(), "groups")).isEqualTo(List.of("Talented")));
        awaitRoles("restricted", "restricted", "restricted");
    }

    @Test
    void aReevaluationGoesOnWhereACrashLeftIt() {
        // Given
        Api.assign(tenant, LIST.formatted("recruiter")).statusCode(200);
        joinAll("Recruiting");
        awaitRoles("recruiter", "recruiter", "recruiter");

        // When
        Database.run(tenant, "UPDATE assignment_list SET document = replace(document, 'recruiter', 'sourcer')", """
                INSERT INTO reevaluation (tenant_id, scope, cursor, requested_at, actor)
                SELECT tenant_id, '00000000-0000-0000-0000-000000000000', id, now(), 'support'
                FROM account ORDER BY id OFFSET 1 LIMIT 1
                """);

        // Then
        awaitRoles("recruiter", "recruiter", "sourcer");
        eventually(() -> assertThat(Database.run(tenant, "SELECT scope FROM reevaluation"))
                .isEmpty());
    }

    @Test
    void aTenantThatCannotBeJudgedStopsNoOther() {
        // Given
        String broken = "broken-" + Ids.next();
        Api.tenant(broken);
        Api.assign(tenant, LIST.formatted("recruiter")).statusCode(200);
        joinAll("Recruiting");
        awaitRoles("recruiter", "recruiter", "recruiter");
        Database.run(broken, """
                INSERT INTO assignment_list (id, tenant_id, version, revision, document, changed_at, changed_by)
                VALUES (gen_random_uuid(), current_tenant(), 1, 0, 'not a list', now(), 'support')
                """, """
                INSERT INTO reevaluation (tenant_id, scope, requested_at, actor)
                VALUES (current_tenant(), '00000000-0000-0000-0000-000000000000', '2001-01-01T00:00:00Z', 'support')
                """);

        // When
        Api.assign(tenant, LIST.formatted("sourcer")).statusCode(200);

        // Then
        awaitRoles("sourcer", "sourcer", "sourcer");
        assertThat(Database.run(broken, "DELETE FROM reevaluation RETURNING scope"))
                .hasSize(1);
    }

    private People person() {
        var id = new UserId(Ids.next());
        return People.named(new TenantId(tenant), id, id + "@acme.example");
    }

    private void joinAll(String name) {
        var ref = new GroupRef(group, name);
        people.forEach(person -> TestTopics.publish(person.created(), person.joins(ref)));
        eventually(() -> assertThat(Database.run(tenant, "SELECT id FROM account WHERE directory_version = 2"))
                .hasSize(3));
    }

    private DirectoryGroup group(long version, String name) {
        return new DirectoryGroup(new TenantId(tenant), People.DIRECTORY, group, version, name, null);
    }

    private void awaitRoles(String... roles) {
        eventually(() -> assertThat(
                        Database.run(tenant, "SELECT array_to_string(entitled_roles, ',') FROM account ORDER BY id"))
                .containsExactly(roles));
    }
}
