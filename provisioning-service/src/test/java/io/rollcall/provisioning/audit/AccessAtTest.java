package io.rollcall.provisioning.audit;

import static io.rollcall.provisioning.Api.asSupport;
import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.rollcall.events.Event;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleAssignmentEvent;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.Reports;
import io.rollcall.provisioning.ServiceTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who had what at a time equals a naive fold of the events until then, however they came in. */
@ServiceTest
class AccessAtTest {

    private static final int PEOPLE = 12;
    private static final int STEPS = 14;
    private static final int MOMENTS = 40;
    private static final List<String> ROLES = List.of("admin", "recruiter", "intern");

    private final TenantId tenant = new TenantId("access-" + Ids.next());

    @Test
    void access_at_any_time_equals_the_fold_of_the_events() {
        for (long seed = 1; seed <= 3; seed++) {
            // Given
            Random random = new Random(seed);
            TenantId one = new TenantId(tenant + "-" + seed);
            Api.tenant(one.value());
            List<Event> history = history(one, random);
            List<Event> disorderly = new ArrayList<>(history);
            disorderly.addAll(history.subList(0, history.size() / 3));
            Collections.shuffle(disorderly, random);

            // When
            TestTopics.publish(disorderly);

            // Then
            eventually(
                    () -> assertThat(Database.run(one.value(), """
                            SELECT count(DISTINCT (person, type, version)) FROM audit_entry
                            WHERE type LIKE 'role.%' OR type LIKE 'seat.%'
                            """)).containsExactly(Integer.toString(history.size())));
            // Other consumers than the trail's bring the people themselves.
            eventually(() -> assertThat(Database.run(one.value(), "SELECT count(*) FROM account"))
                    .containsExactly(Integer.toString(PEOPLE)));
            for (int i = 0; i < MOMENTS; i++) {
                Instant at =
                        People.START.plusSeconds(random.nextInt(STEPS * 10)).plusMillis(random.nextInt(1000));
                assertThat(asked(one, at)).as("seed %d at %s", seed, at).isEqualTo(folded(history, at));
            }
        }
    }

    private static List<Event> history(TenantId tenant, Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            var reports = new Reports(tenant, new UserId(Ids.next()));
            for (int step = 0; step < STEPS; step++) {
                Instant at = People.START.plusSeconds(step * 10L + random.nextInt(10));
                String role = ROLES.get(random.nextInt(ROLES.size()));
                if (random.nextBoolean()) {
                    events.add(reports.has(role) ? reports.loses(role, at) : reports.gets(role, at, Ids.next()));
                } else if (reports.sits()) {
                    events.add(reports.gives("full", at));
                } else {
                    events.add(random.nextBoolean() ? reports.takes("full", at) : reports.waits("full", at));
                }
            }
        }
        return events;
    }

    /** In the order in which they were told; a version holds from its time on. */
    private static Map<String, String> folded(List<Event> history, Instant at) {
        Map<String, List<RoleGrant>> roles = new TreeMap<>();
        Map<String, List<HeldSeat>> seats = new TreeMap<>();
        for (Event event : history) {
            if (!event.occurredAt().isAfter(at)) {
                switch (event) {
                    case RoleAssignmentEvent it ->
                        roles.put(it.subject(), it.user().roles());
                    case SeatEvent it -> seats.put(it.subject(), it.user().seats());
                    default -> throw new IllegalStateException("no such event in the history");
                }
            }
        }
        Map<String, String> people = new TreeMap<>();
        history.stream().map(Event::subject).distinct().forEach(person -> {
            if (roles.containsKey(person) || seats.containsKey(person)) {
                people.put(
                        person.substring("users/".length()),
                        roles.getOrDefault(person, List.of()).stream()
                                        .map(it -> it.role().value())
                                        .toList()
                                + " "
                                + seats.getOrDefault(person, List.of()).stream()
                                        .map(it -> it.seatType() + ":" + it.state())
                                        .toList());
            }
        });
        return people;
    }

    private static Map<String, String> asked(TenantId tenant, Instant at) {
        Map<String, String> people = new TreeMap<>();
        String cursor = "";
        while (cursor != null) {
            var page = asSupport()
                    .get("/api/v1/tenants/" + tenant + "/access?limit=5&at=" + at + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (Map<String, Object> it : page.<Map<String, Object>>getList("items")) {
                people.put((String) it.get("id"), words(it, "roles", "role") + " " + seats(it));
            }
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return people;
    }

    private static List<Object> words(Map<String, Object> person, String list, String member) {
        return list(person, list).stream().map(it -> it.get(member)).toList();
    }

    private static List<String> seats(Map<String, Object> person) {
        return list(person, "seats").stream()
                .map(it -> it.get("seatType") + ":" + it.get("state"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> person, String member) {
        return (List<Map<String, Object>>) Objects.requireNonNull(person.get(member));
    }

    @Test
    void the_status_of_an_account_is_known_for_any_time() {
        // Given
        Api.tenant(tenant.value());
        People ann = People.named(tenant, new UserId(Ids.next()), "ann@" + tenant + ".example");
        TestTopics.publish(ann.created(), ann.deactivated(), ann.activated());
        String path = "/api/v1/tenants/" + tenant + "/members/" + ann.id() + "/access?at=";
        eventually(() -> asSupport()
                .get(path + People.START.plusSeconds(60))
                .then()
                .statusCode(200)
                .body("events.status.at", equalTo(People.START.plusSeconds(3).toString())));

        // When
        var between = asSupport().get(path + "2026-01-01T00:00:02.500Z").then();

        // Then
        between.statusCode(200).body("status", equalTo("DEACTIVATED")).body("name", equalTo("Ann Lee"));
        asSupport().get(path + "2026-01-01T00:00:01Z").then().body("status", equalTo("ACTIVE"));
        asSupport().get(path + "2026-01-01T00:00:00Z").then().statusCode(404);
        asSupport().get(path + "tomorrow").then().statusCode(400);
        asSupport()
                .get("/api/v1/tenants/" + tenant + "/members/" + new UUID(1, 1) + "/access")
                .then()
                .statusCode(is(404));
    }
}
