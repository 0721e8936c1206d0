package io.rollcall.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.user.UserChange.Edit;
import io.rollcall.kit.id.Ids;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.Schemas;
import io.rollcall.testing.ProbedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of users has to do with a batch. */
@QuarkusTest
@GatewayTest
class UserStoreTest {
    private static final TenantId TENANT = new TenantId("store");
    private static final Cause CAUSE = new Cause(Cause.Kind.SCIM_REQUEST, "test", null, null);

    @Inject
    UserStore store;

    private final DirectoryId directory = new DirectoryId(Ids.next());

    @Test
    void of_namesakes_in_one_batch_the_first_is_created() {
        // When
        List<UserResult> results = create(user("ann"), user("bob"), user("ANN"));

        // Then
        assertThat(results.get(0)).isInstanceOf(UserResult.Stored.class);
        assertThat(results.get(1)).isInstanceOf(UserResult.Stored.class);
        assertThat(results.get(2)).isInstanceOf(UserResult.Taken.class);
        assertThat(names("ann", "bob", "nobody")).containsExactly("ann", "bob", "-");
    }

    @Test
    void changes_of_one_person_in_one_batch_build_on_each_other() {
        try (Events events = Events.open()) {
            // Given
            NewUser ann = user("ann");
            create(ann);

            // When
            List<UserResult> results = change(
                    set(ann.id(), "title", "One"),
                    set(ann.id(), "nickName", "Two"),
                    set(ann.id(), "title", "One"),
                    new UserChange(ann.id(), new Precondition(false, List.of("1")), rewrite("title", "Stale"), CAUSE),
                    new UserChange(ann.id(), Precondition.NONE, new Edit.Delete(), CAUSE),
                    set(ann.id(), "title", "Gone"));

            // Then
            assertThat(version(results.get(0))).isEqualTo(2);
            assertThat(version(results.get(1))).isEqualTo(3);
            assertThat(version(results.get(2))).as("nothing changed").isEqualTo(3);
            assertThat(results.get(3)).isInstanceOf(UserResult.Stale.class);
            assertThat(results.get(4)).isInstanceOf(UserResult.Deleted.class);
            assertThat(results.get(5)).isInstanceOf(UserResult.Missing.class);
            assertThat(events.of(directory.toString()).stream().map(ProbedEvent::version))
                    .containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void a_change_that_cannot_be_made_spoils_no_other() {
        // Given
        NewUser ann = user("ann");
        NewUser bob = user("bob");
        create(ann, bob);

        // When
        List<UserResult> results = change(
                set(ann.id(), "active", "maybe-not"),
                set(bob.id(), "title", "Boss"),
                set(new UserId(Ids.next()), "title", "Nobody"));

        // Then
        assertThat(results.get(0)).isInstanceOf(UserResult.Refused.class);
        assertThat(version(results.get(1))).isEqualTo(2);
        assertThat(results.get(2)).isInstanceOf(UserResult.Missing.class);
    }

    @Test
    void a_batch_that_takes_a_name_fails_and_changes_nothing_and_alone_the_change_is_taken() {
        // Given
        NewUser ann = user("ann");
        NewUser bob = user("bob");
        create(ann, bob);

        // When
        assertThatThrownBy(() -> change(set(bob.id(), "title", "Boss"), set(ann.id(), "userName", "BOB")));

        // Then
        assertThat(version(change(set(bob.id(), "title", "Boss")).getFirst())).isEqualTo(2);
        assertThat(change(set(ann.id(), "userName", "BOB")).getFirst()).isInstanceOf(UserResult.Taken.class);
    }

    @Test
    void who_returns_is_recognised_by_external_id_then_name_then_address() {
        // Given
        NewUser byExternalId = user("a", "ext-1", "a@x.com");
        NewUser byName = user("b", "ext-2", "b@x.com");
        NewUser byAddress = user("c", "ext-3", "c@x.com");
        create(byExternalId, byName, byAddress);
        List.of(byExternalId, byName, byAddress)
                .forEach(gone -> change(new UserChange(gone.id(), Precondition.NONE, new Edit.Delete(), CAUSE)));

        // When
        List<UserResult> results = create(
                user("b-new", "ext-1", "b@x.com"),
                user("B", "ext-9", "z@x.com"),
                user("n", "ext-8", "C@x.com"),
                user("q"));

        // Then
        assertThat(results.stream().limit(3).map(UserStoreTest::id))
                .containsExactly(byExternalId.id(), byName.id(), byAddress.id());
        assertThat(results.stream().map(UserStoreTest::version)).containsExactly(3L, 3L, 3L, 1L);
    }

    private NewUser user(String name) {
        return user(name, null, null);
    }

    private NewUser user(
            String name,
            @org.jspecify.annotations.Nullable String externalId,
            @org.jspecify.annotations.Nullable String email) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.putArray("schemas").add(Schemas.USER);
        resource.put("userName", name).put("active", true);
        if (externalId != null) {
            resource.put("externalId", externalId);
        }
        if (email != null) {
            resource.putArray("emails").addObject().put("value", email);
        }
        return NewUser.of(new UserId(Ids.next()), resource, Schemas.userType(), CAUSE);
    }

    private List<UserResult> create(NewUser... users) {
        return await(store.create(TENANT, directory, List.of(users)));
    }

    private List<UserResult> change(UserChange... changes) {
        return await(store.change(TENANT, directory, List.of(changes)));
    }

    private List<String> names(String... names) {
        List<UserKey> keys =
                java.util.Arrays.stream(names).<UserKey>map(UserKey.ByName::new).toList();
        return await(store.find(TENANT, directory, keys)).stream()
                .map(UserStoreTest::name)
                .toList();
    }

    private static String name(Optional<StoredUser> user) {
        return user.map(found -> ScimJson.standard()
                        .readObject(found.resource())
                        .path("userName")
                        .asText())
                .orElse("-");
    }

    private static UserChange set(UserId id, String attribute, String value) {
        return new UserChange(id, Precondition.NONE, rewrite(attribute, value), CAUSE);
    }

    private static Edit rewrite(String attribute, String value) {
        return new Edit.Rewrite(current -> PatchRequest.parse(
                        ScimJson.standard()
                                .readObject("{\"Operations\":[{\"op\":\"replace\",\"path\":\"" + attribute
                                        + "\",\"value\":\"" + value + "\"}]}"),
                        Schemas.userType(),
                        Dialect.lenient())
                .apply(current));
    }

    private static long version(UserResult result) {
        return stored(result).version();
    }

    private static UserId id(UserResult result) {
        return stored(result).id();
    }

    private static StoredUser stored(UserResult result) {
        assertThat(result).isInstanceOf(UserResult.Stored.class);
        return ((UserResult.Stored) result).user();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
