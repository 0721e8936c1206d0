package io.rollcall.rbac.role;

import static io.rollcall.rbac.Eventually.eventually;
import static io.rollcall.rbac.RandomTenant.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.rollcall.events.Cause;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Catalogues;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.history.CatalogueLoad;
import io.rollcall.rbac.catalogue.history.CatalogueLoads;
import io.rollcall.rbac.catalogue.yaml.YamlCatalogue;
import io.rollcall.rbac.subject.RoleEvents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenantRolesTest extends RbacTest {

    private static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "test", null, null);

    @Inject
    RoleStore store;

    @Inject
    Clock clock;

    @Inject
    CatalogueKeeper keeper;

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueLoads loads;

    private final Api api = new Api(tenant);

    @Test
    void the_predefined_roles_of_a_tenant_are_published_once() {
        // Given
        TestTopics.publish(Published.tenant(tenant, 1));
        eventually(() -> assertThat(RoleEvents.statesOf(tenant)).hasSize(3));

        // When
        TestTopics.publish(Published.tenant(tenant, 1), Published.tenant(tenant, 2));
        TestTopics.publish(Published.tenant(tenant + "-after", 1));

        // Then
        eventually(() -> assertThat(RoleEvents.statesOf(tenant + "-after")).hasSize(3));
        assertThat(RoleEvents.statesOf(tenant))
                .extracting(RoleState::role, RoleState::version, RoleState::kind)
                .containsExactlyInAnyOrder(
                        state("admin", RoleState.Kind.PREDEFINED, 1),
                        state("standard", RoleState.Kind.PREDEFINED, 1),
                        state("restricted", RoleState.Kind.PREDEFINED, 1));
    }

    @Test
    void a_custom_role_is_published_at_every_change() {
        // Given
        api.createRole("Recruiter++", "sourcing");
        api.json()
                .body("{\"name\":\"Recruiter\"}")
                .put(path("/roles/recruiter"))
                .then()
                .statusCode(200);

        // When
        api.admin().delete(path("/roles/recruiter")).then().statusCode(204);

        // Then
        eventually(() -> assertThat(custom()).hasSize(3));
        assertThat(custom()).extracting(RoleState::version).containsExactly(1L, 2L, 3L);
        assertThat(custom()).extracting(RoleState::name).containsExactly("Recruiter++", "Recruiter", "Recruiter");
        assertThat(custom().getFirst().permissions()).contains("sourcing.search:use");
        assertThat(custom().getLast().deleted()).isTrue();
    }

    @Test
    void the_same_again_is_not_published() {
        // Given
        api.createRole("Recruiter++", "sourcing");
        String same = "{\"name\":\"Recruiter++\",\"grants\":{\"modules\":[\"sourcing\"]}}";
        api.json().body(same).put(path("/roles/recruiter")).then().statusCode(200);

        // When
        api.createRole("Marker", "ats");

        // Then
        eventually(() -> assertThat(custom()).extracting(RoleState::name).contains("Marker"));
        assertThat(custom()).extracting(RoleState::version).containsExactlyInAnyOrder(1L, 1L);
    }

    @Test
    void a_new_catalogue_is_followed_and_published() throws Throwable {
        // Given
        TestTopics.publish(Published.tenant(tenant, 1));
        api.createRole("Recruiter++", "sourcing");
        api.json()
                .body("{\"name\":\"Boss\",\"base\":\"admin\"}")
                .post(path("/roles"))
                .then()
                .statusCode(201);
        eventually(() -> assertThat(RoleEvents.statesOf(tenant)).hasSize(5));
        var updated = new RoleService(withModule("interviews"), store, clock);

        // When
        VertxContextSupport.subscribeAndAwait(() -> updated.follow(new TenantId(tenant), CAUSE));

        // Then
        eventually(() -> assertThat(RoleEvents.statesOf(tenant)).hasSize(8));
        assertThat(RoleEvents.statesOf(tenant))
                .filteredOn(state -> state.permissions().contains("interviews.main:use"))
                .extracting(RoleState::role, RoleState::version, RoleState::kind)
                .containsExactlyInAnyOrder(
                        state("admin", RoleState.Kind.PREDEFINED, 2),
                        state("standard", RoleState.Kind.PREDEFINED, 2),
                        state("boss", RoleState.Kind.CUSTOM, 2));
    }

    @Test
    void what_an_instance_with_the_catalogue_before_publishes_does_not_stay() throws Throwable {
        // Given
        TestTopics.publish(Published.tenant(tenant, 1));
        eventually(() -> assertThat(RoleEvents.statesOf(tenant)).hasSize(3));
        var outdated = new RoleService(withModule("interviews"), store, clock);
        VertxContextSupport.subscribeAndAwait(() -> outdated.follow(new TenantId(tenant), CAUSE));
        eventually(() -> assertThat(admin().permissions()).contains("interviews.main:use"));
        await(loads.add(CatalogueLoad.of(Ids.next(), catalogue, clock.instant())));

        // When
        VertxContextSupport.subscribeAndAwait(keeper::look);

        // Then
        eventually(() -> assertThat(admin().permissions())
                .contains("sourcing.search:use")
                .doesNotContain("interviews.main:use"));
    }

    private RoleState admin() {
        return RoleEvents.statesOf(tenant).stream()
                .filter(state -> state.role().equals(new RoleKey("admin")))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Test
    void changes_of_one_tenant_at_the_same_time_are_all_kept() {
        // Given
        var names = List.of("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight");

        // When
        names.parallelStream().forEach(name -> api.createRole(name, "ats"));

        // Then
        assertThat(api.admin().get(path("/roles")).jsonPath().getList("items.name"))
                .containsAll(names)
                .hasSize(11);
        eventually(() -> assertThat(RoleEvents.statesOf(tenant)).hasSize(11));
    }

    private static Catalogue withModule(String name) {
        String modules =
                "modules:\n  %s:\n    title: New\n    features:\n      main:\n        title: New\n        permissions:\n          use: { title: New }\n"
                        .formatted(name);
        return YamlCatalogue.read(
                "new.yaml", Catalogues.shippedText().replace("modules:\n  sourcing:", modules + "  sourcing:"));
    }

    private List<RoleState> custom() {
        return RoleEvents.statesOf(tenant).stream()
                .filter(state -> state.kind() == RoleState.Kind.CUSTOM)
                .toList();
    }

    private static org.assertj.core.groups.Tuple state(String role, RoleState.Kind kind, long version) {
        return org.assertj.core.groups.Tuple.tuple(new RoleKey(role), version, kind);
    }
}
