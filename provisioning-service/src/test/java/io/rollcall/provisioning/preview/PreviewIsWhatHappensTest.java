package io.rollcall.provisioning.preview;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.AssignmentId;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.provisioning.assignment.Assignment;
import io.rollcall.provisioning.assignment.AssignmentDrafts;
import io.rollcall.provisioning.assignment.Decision;
import io.rollcall.provisioning.assignment.Grants;
import io.rollcall.provisioning.assignment.GroupSelector;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.RoleMode;
import io.rollcall.provisioning.assignment.RoleText;
import io.rollcall.provisioning.assignment.UpdateMode;
import io.rollcall.provisioning.named.Known;
import io.rollcall.provisioning.setting.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** For random directories and random drafts: the differences that a preview finds are those that applying makes. */
@ServiceTest
class PreviewIsWhatHappensTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Cause CAUSE = new Cause(Cause.Kind.ADMIN_REQUEST, "test", null, null);
    private static final int PEOPLE = 30;
    private static final int GROUPS = 5;
    private static final List<String> ROLES = List.of("admin", "recruiter", "sourcer", "restricted");
    private static final List<String> SEATS = List.of("full", "viewer");
    private static final List<String> SETTINGS = List.of("preventEmailImport", "dialerEnabled", "emailsImported");
    private static final String STATE = """
            SELECT concat_ws('|', id, coalesce(assignment_name, '-'), array_to_string(entitled_roles, ' '),
                array_to_string(entitled_seats, ' '), array_to_string(named_roles, ' '),
                (SELECT string_agg(key || '=' || value, ' ' ORDER BY key) FROM jsonb_each_text(settings)))
            FROM account ORDER BY id
            """;

    @Inject
    AssignmentDrafts drafts;

    @Inject
    PreviewStore previews;

    @RepeatedTest(15)
    void whatAPreviewFindsIsWhatApplyingDoes(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        var tenant = new TenantId("happens-" + Ids.next());
        Api.tenant(tenant.value());
        List<AssignmentId> ids = IntStream.range(0, 4)
                .mapToObj(i -> new AssignmentId(Ids.next()))
                .toList();
        people(tenant, random);
        if (random.nextBoolean()) {
            honour(tenant);
        }
        apply(tenant, compare(tenant, list(random, ids), Set.of()));
        apply(tenant, compare(tenant, list(random, ids), Set.of()));
        Map<String, String> before = states(tenant);
        Set<AssignmentId> afresh = random.nextBoolean() ? Set.of() : Set.of(ids.get(random.nextInt(ids.size())));
        Comparison comparison = compare(tenant, list(random, ids), afresh);

        // When
        apply(tenant, comparison);

        // Then
        Map<String, String> changed = new HashMap<>(states(tenant));
        changed.entrySet().removeIf(it -> it.getValue().equals(before.get(it.getKey())));
        assertThat(changed)
                .isEqualTo(comparison.differences().stream()
                        .collect(Collectors.toMap(it -> it.account().id().toString(), it -> text(it.after()))));
        assertThat(compare(tenant, comparison.list(), afresh).differences()).isEmpty();
    }

    private Comparison compare(TenantId tenant, RankedAssignments list, Set<AssignmentId> afresh) {
        await(drafts.save(tenant, list, present -> true, "test"));
        var found = (PreviewStore.Found) await(previews.compare(tenant, new PreviewSource.Draft(), afresh));
        return found.comparison();
    }

    private void apply(TenantId tenant, Comparison comparison) {
        assertThat(await(previews.apply(tenant, Ids.next(), comparison, null, CAUSE)))
                .isPresent();
        eventually(() -> assertThat(Database.run(tenant.value(), "SELECT scope FROM reevaluation"))
                .isEmpty());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    private static void people(TenantId tenant, Random random) {
        List<DirectoryUserEvent> events = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            var id = new UserId(Ids.next());
            var person = People.named(tenant, id, "person-" + i + "@" + tenant);
            events.add(person.created());
            for (int group = 0; group < GROUPS; group++) {
                if (random.nextInt(3) == 0) {
                    events.add(person.joins(group(tenant, group)));
                }
            }
            if (random.nextInt(3) == 0) {
                events.add(person.isNamed(some(random, ROLES), "viewer"));
            }
            if (random.nextInt(8) == 0) {
                events.add(person.deactivated());
            }
        }
        TestTopics.publish(events);
        eventually(() -> assertThat(Database.run(tenant.value(), "SELECT sum(directory_version) FROM account"))
                .containsExactly(Integer.toString(events.size())));
    }

    private static void honour(TenantId tenant) {
        ROLES.forEach(role -> TestTopics.publish(Known.role(tenant, role, role)));
        TestTopics.publish(Known.directory(tenant, 1, true));
        eventually(() -> assertThat(Database.run(tenant.value(), """
                        SELECT count(*) FROM directory d WHERE d.honours_roles
                        AND (SELECT count(*) FROM role_state) = 4 AND NOT EXISTS (SELECT FROM reevaluation)
                        """)).containsExactly("1"));
    }

    private static GroupRef group(TenantId tenant, int number) {
        var id = UUID.nameUUIDFromBytes((tenant + " " + number).getBytes(StandardCharsets.UTF_8));
        return new GroupRef(new GroupId(id), "Group " + number);
    }

    /** Names come and go, and stand for the same assignment or another; some groups do not exist. */
    private static RankedAssignments list(Random random, List<AssignmentId> ids) {
        List<Assignment> assignments = new ArrayList<>();
        for (AssignmentId id : some(random, ids)) {
            List<GroupSelector> groups = some(
                            random, IntStream.range(0, GROUPS + 1).boxed().toList())
                    .stream()
                    .map(it -> GroupSelector.named("Group " + it))
                    .toList();
            String name = "Assignment " + ids.indexOf(id) + (random.nextInt(4) == 0 ? "b" : "");
            UpdateMode mode = random.nextInt(3) == 0 ? UpdateMode.MANUAL : UpdateMode.AUTOMATIC;
            assignments.add(new Assignment(id, name, groups, grants(random), mode));
        }
        Collections.shuffle(assignments, random);
        RoleMode mode = random.nextBoolean() ? RoleMode.SINGLE : RoleMode.MULTI;
        return new RankedAssignments(0, mode, assignments, grants(random));
    }

    private static Grants grants(Random random) {
        Map<String, JsonNode> settings = new TreeMap<>();
        some(random, SETTINGS)
                .forEach(it -> settings.put(it, JsonNodeFactory.instance.booleanNode(random.nextBoolean())));
        return new Grants(
                some(random, ROLES).stream()
                        .map(it -> RoleGrant.ofTenant(new RoleKey(it)))
                        .toList(),
                some(random, SEATS).stream().map(SeatTypeKey::new).toList(),
                Settings.of(settings));
    }

    private static <T> List<T> some(Random random, List<T> all) {
        return all.stream().filter(it -> random.nextBoolean()).toList();
    }

    private static Map<String, String> states(TenantId tenant) {
        Map<String, String> states = new LinkedHashMap<>();
        Database.run(tenant.value(), STATE).forEach(row -> {
            int bar = row.indexOf('|');
            states.put(row.substring(0, bar), row.substring(bar + 1));
        });
        return states;
    }

    /** A decision as {@link #STATE} shows it. */
    private static String text(Decision decision) {
        var won = decision.assignment();
        var grants = decision.grants();
        List<String> parts = new ArrayList<>(List.of(
                won == null ? "-" : won.name(),
                grants.roles().stream().map(RoleText::write).collect(Collectors.joining(" ")),
                grants.seats().stream().map(SeatTypeKey::value).collect(Collectors.joining(" ")),
                decision.named().roles().stream().map(RoleText::write).collect(Collectors.joining(" "))));
        if (!grants.settings().values().isEmpty()) {
            parts.add(grants.settings().values().entrySet().stream()
                    .map(it -> it.getKey() + "=" + it.getValue())
                    .collect(Collectors.joining(" ")));
        }
        return String.join("|", parts);
    }
}
