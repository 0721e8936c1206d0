package io.rollcall.gateway.hold.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryHoldDecided.Decision;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.gateway.guard.GuardSettings;
import io.rollcall.gateway.guard.GuardStore;
import io.rollcall.gateway.hold.Hold;
import io.rollcall.gateway.hold.HoldDecision;
import io.rollcall.gateway.hold.Holds;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.user.NewUser;
import io.rollcall.gateway.user.UserChange;
import io.rollcall.gateway.user.UserChange.Edit;
import io.rollcall.gateway.user.UserStore;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.resource.ResourceDiff;
import io.rollcall.scim.schema.Schemas;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The number that an admin has to type is the number of people who are held, whatever came together in one batch. */
@QuarkusTest
@GatewayTest
class HeldCountTest {
    private static final Cause CAUSE = new Cause(Cause.Kind.SCIM_REQUEST, "test", null, null);
    private static final Edit ACTIVATE = active(true);
    private static final Edit DEACTIVATE = active(false);
    private static final Edit SOFT_DELETE = new Edit.SoftDelete();
    private static final Edit DELETE = new Edit.Delete();
    private static final List<Edit> EDITS = List.of(ACTIVATE, DEACTIVATE, DEACTIVATE, SOFT_DELETE, DELETE);

    @Inject
    UserStore users;

    @Inject
    GuardStore guards;

    @Inject
    Holds holds;

    @Inject
    TenantSql sql;

    private final TenantId tenant = new TenantId("count-" + Ids.next());
    private final DirectoryId directory = new DirectoryId(Ids.next());

    @BeforeEach
    void everyDeactivationIsHeld() {
        await(guards.save(tenant, directory, new GuardSettings(true, 0, 0, 600)));
    }

    static Stream<List<Edit>> comingAndGoing() {
        return Stream.of(
                List.of(ACTIVATE, DEACTIVATE),
                List.of(ACTIVATE, DELETE),
                List.of(ACTIVATE, SOFT_DELETE),
                List.of(ACTIVATE, DEACTIVATE, ACTIVATE, DEACTIVATE));
    }

    @ParameterizedTest
    @MethodSource("comingAndGoing")
    void whoever_leaves_the_hold_and_comes_back_within_one_batch_counts_once(List<Edit> edits) {
        // Given
        UserId ann = person("ann");
        UserId bob = person("bob");
        change(ann, DEACTIVATE);
        change(bob, DEACTIVATE);

        // When
        change(ann, edits.toArray(Edit[]::new));

        // Then
        assertThat(all())
                .singleElement()
                .satisfies(hold -> assertThat(hold.held()).isEqualTo(2));
        assertThat(decide(all().getFirst(), 2L).closedAt()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void the_number_is_that_of_the_people_after_any_batch(long seed) {
        // Given
        Random random = new Random(seed);
        List<UserId> people = Stream.of("a", "b", "c").map(this::person).toList();
        List<String> differences = new ArrayList<>();

        // When
        for (int step = 0; step < 25; step++) {
            List<UserChange> batch = Stream.generate(() ->
                            of(people.get(random.nextInt(people.size())), EDITS.get(random.nextInt(EDITS.size()))))
                    .limit(1 + random.nextInt(5))
                    .toList();
            await(users.change(tenant, directory, batch));
            if (random.nextInt(6) == 0) {
                all().stream().filter(hold -> hold.closedAt() == null).forEach(hold -> decide(hold, hold.held()));
            }
            if (random.nextInt(4) == 0) {
                await(users.create(
                        tenant,
                        directory,
                        Stream.of("a", "b", "c").map(HeldCountTest::user).toList()));
            }
            differences.addAll(differences());
        }

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    void a_hold_of_which_the_number_is_wrong_expires_all_the_same() {
        // Given
        change(person("ann"), DEACTIVATE);
        run("UPDATE holds SET held = held + 1");
        Hold hold = all().getFirst();

        // When
        await(holds.expire(tenant, hold.id()));

        // Then
        assertThat(await(holds.find(tenant, hold.id())).closedAt()).isNotNull();
    }

    @Test
    void what_was_decided_in_an_earlier_hold_is_over_when_the_person_is_held_anew() {
        // Given
        UserId ann = person("ann");
        change(ann, DEACTIVATE);
        Hold first = all().getFirst();
        decide(first, 1L);

        // When
        change(ann, DELETE);

        // Then
        assertThat(all()).hasSize(2);
        assertThat(await(holds.people(tenant, first.id(), null, null, 10)))
                .singleElement()
                .satisfies(person -> assertThat(person.state()).hasToString("WITHDRAWN"));
    }

    private UserId person(String name) {
        NewUser user = user(name);
        await(users.create(tenant, directory, List.of(user)));
        return user.id();
    }

    private static NewUser user(String name) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.putArray("schemas").add(Schemas.USER);
        resource.put("userName", name).put("active", true);
        return NewUser.of(new UserId(Ids.next()), resource, Schemas.userType(), CAUSE);
    }

    private void change(UserId person, Edit... edits) {
        await(users.change(
                tenant,
                directory,
                Stream.of(edits).map(edit -> of(person, edit)).toList()));
    }

    private static UserChange of(UserId person, Edit edit) {
        return new UserChange(person, Precondition.NONE, edit, CAUSE);
    }

    private static Edit active(boolean active) {
        return new Edit.Rewrite(
                current -> {
                    ObjectNode next = current.deepCopy().put("active", active);
                    return new PatchResult(next, ResourceDiff.between(current, next, Schemas.userType()));
                },
                !active);
    }

    private List<Hold> all() {
        return await(holds.list(tenant, null, null, 100));
    }

    private Hold decide(Hold hold, long expected) {
        return await(
                holds.decide(tenant, hold.id(), new HoldDecision(Decision.REJECTED, null, expected, "mistake", CAUSE)));
    }

    private List<String> differences() {
        return await(sql.read(tenant, tx -> tx.query("""
                        SELECT h.held || ' are counted, and ' || count(p.user_id) || ' are held'
                        FROM holds h LEFT JOIN held_people p ON p.hold_id = h.id AND p.state = 'HELD'
                        GROUP BY h.id, h.held, h.closed_at
                        HAVING h.held <> count(p.user_id) OR (h.closed_at IS NULL) <> (count(p.user_id) > 0)
                        """).execute())).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private void run(String statement) {
        await(sql.inTransaction(tenant, tx -> tx.query(statement).execute()));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
