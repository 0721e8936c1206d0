package io.rollcall.provisioning.lifecycle;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.DirectoryUserEvent;
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
import io.rollcall.testing.ProbedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every event three times, shuffled: the same people in the end as in order and once. */
@ServiceTest
class RedeliveryTest {

    private static final int PEOPLE = 25;
    private static final String STATE = """
            SELECT concat_ws('|', a.id, status, user_name, display_name, directory_version, entitled, assignment_name,
                             via_group, entitled_roles, entitled_seats,
                             ARRAY(SELECT m.group_id FROM account_group m
                                   WHERE m.account_id = a.id AND m.tenant_id = a.tenant_id ORDER BY 1),
                             ARRAY(SELECT t.term FROM account_search_term t
                                   WHERE t.account_id = a.id AND t.tenant_id = a.tenant_id ORDER BY 1))
            FROM account a ORDER BY id
            """;

    private final List<GroupRef> groups = List.of(
            new GroupRef(new GroupId(Ids.next()), "Recruiting"),
            new GroupRef(new GroupId(Ids.next()), "Interns"),
            new GroupRef(new GroupId(Ids.next()), "Others"));
    private final List<UserId> ids =
            LongStream.range(0, PEOPLE).mapToObj(i -> new UserId(Ids.next())).toList();

    @Test
    void repeatsAndDisorderLeaveTheSameState() {
        // Given
        String orderly = tenant("orderly");
        String unruly = tenant("unruly");
        List<DirectoryUserEvent> once = histories(orderly);
        List<DirectoryUserEvent> thrice = new ArrayList<>();
        Collections.nCopies(3, histories(unruly)).forEach(thrice::addAll);
        Collections.shuffle(thrice, new Random(7));
        TestTopics.publish(once);
        awaitVersions(orderly, once);

        try (var probe = TestTopics.listen(Topic.USER_LIFECYCLE)) {
            // When
            TestTopics.publish(thrice);

            // Then
            awaitVersions(unruly, thrice);
            assertThat(Database.run(unruly, STATE)).isEqualTo(Database.run(orderly, STATE));
            eventually(() ->
                    assertThat(Database.run(unruly, "SELECT id FROM outbox")).isEmpty());
            assertContiguous(probe.readToEnd(Duration.ofSeconds(30)), unruly);
        }
    }

    private static void assertContiguous(List<ProbedEvent> told, String tenant) {
        Map<String, List<Long>> versions = told.stream()
                .filter(it -> it.tenant().equals(tenant))
                .collect(Collectors.groupingBy(
                        ProbedEvent::key, Collectors.mapping(ProbedEvent::version, Collectors.toList())));
        assertThat(versions).hasSize(PEOPLE);
        assertThat(versions.values())
                .allSatisfy(seen -> assertThat(seen)
                        .isEqualTo(
                                LongStream.rangeClosed(1, seen.size()).boxed().toList()));
    }

    private static void awaitVersions(String tenant, List<DirectoryUserEvent> events) {
        long expected = events.stream()
                .collect(Collectors.groupingBy(
                        it -> it.user().id(), Collectors.summarizingLong(DirectoryUserEvent::version)))
                .values()
                .stream()
                .mapToLong(it -> it.getMax())
                .sum();
        eventually(() -> assertThat(Database.run(tenant, "SELECT sum(directory_version) FROM account"))
                .containsExactly(Long.toString(expected)));
    }

    private static String tenant(String name) {
        String tenant = name + "-" + Ids.next();
        Api.tenant(tenant);
        Api.assign(tenant, """
                        {"assignments": [
                            {"id": "00000000-0000-0000-0000-000000000001", "name": "Recruiters",
                             "groups": ["Recruiting"], "roles": ["recruiter"], "seats": ["full"]},
                            {"id": "00000000-0000-0000-0000-000000000002", "name": "Interns",
                             "groups": ["Interns"], "roles": ["intern"], "seats": ["viewer"]}],
                         "everyoneElse": {"roles": ["restricted"]}}
                        """).statusCode(200);
        return tenant;
    }

    /** The same random lives for each tenant. */
    private List<DirectoryUserEvent> histories(String tenant) {
        Random random = new Random(42);
        List<DirectoryUserEvent> events = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            People person = People.named(new TenantId(tenant), ids.get(i), "user" + i + "@acme.example");
            List<GroupRef> in = new ArrayList<>();
            boolean active = true;
            events.add(person.created());
            for (int step = 0; step < 8; step++) {
                GroupRef group = groups.get(random.nextInt(groups.size()));
                switch (random.nextInt(4)) {
                    case 0 -> events.add(person.renamed("Name " + random.nextInt(100)));
                    case 1 -> events.add(person.signsInAs("login" + random.nextInt(100) + "@acme.example"));
                    case 2 -> {
                        events.add(active ? person.deactivated() : person.activated());
                        active = !active;
                    }
                    default -> events.add(in.remove(group) ? person.leaves(group) : join(person, group, in));
                }
            }
        }
        return events;
    }

    private static DirectoryUserEvent join(People person, GroupRef group, List<GroupRef> in) {
        in.add(group);
        return person.joins(group);
    }
}
