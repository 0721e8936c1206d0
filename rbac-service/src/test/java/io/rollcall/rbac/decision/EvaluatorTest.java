package io.rollcall.rbac.decision;

import static io.rollcall.rbac.testing.SmallCatalogues.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.rbac.Catalogues;
import io.rollcall.rbac.access.Access;
import io.rollcall.rbac.access.Evaluator;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleBook;
import io.rollcall.rbac.role.RoleDraft;
import io.rollcall.rbac.role.RoleOutcome;
import io.rollcall.rbac.role.StoredRoles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final RoleKey RECRUITER = new RoleKey("recruiter");
    private static final SeatTypeKey FULL = new SeatTypeKey("full");

    private final Catalogue catalogue = Catalogues.shipped();

    @Test
    void a_role_that_gives_the_permission_allows_it() {
        assertThat(decide(person(RoleGrant.ofTenant(RECRUITER)), "sourcing.search:use"))
                .isEqualTo(Reason.ALLOWED);
    }

    @Test
    void another_permission_is_not_allowed() {
        assertThat(decide(person(RoleGrant.ofTenant(RECRUITER)), "ats.jobs:edit"))
                .isEqualTo(Reason.NO_PERMISSION);
    }

    @Test
    void an_inactive_person_may_nothing() {
        var inactive = new Access(false, List.of(RoleGrant.ofTenant(RECRUITER)), Set.of(FULL), Set.of());

        assertThat(decide(inactive, "sourcing.search:use")).isEqualTo(Reason.USER_INACTIVE);
    }

    @Test
    void a_role_that_does_not_exist_gives_nothing() {
        assertThat(decide(person(RoleGrant.ofTenant(new RoleKey("later"))), "sourcing.search:use"))
                .isEqualTo(Reason.NO_PERMISSION);
    }

    @Test
    void a_role_of_a_workspace_counts_only_there() {
        var person = person(new RoleGrant(RECRUITER, "emea"));

        assertThat(decide(person, "sourcing.search:use", null)).isEqualTo(Reason.NO_PERMISSION);
        assertThat(decide(person, "sourcing.search:use", "apac")).isEqualTo(Reason.NO_PERMISSION);
        assertThat(decide(person, "sourcing.search:use", "emea")).isEqualTo(Reason.ALLOWED);
    }

    @Test
    void a_permission_can_need_a_seat() {
        List<RoleGrant> roles = List.of(RoleGrant.ofTenant(RECRUITER));

        assertThat(decide(new Access(true, roles, Set.of(), Set.of()), "sourcing.contact-data:reveal"))
                .isEqualTo(Reason.SEAT_REQUIRED);
        assertThat(decide(new Access(true, roles, Set.of(), Set.of(FULL)), "sourcing.contact-data:reveal"))
                .isEqualTo(Reason.SEAT_WAITLISTED);
        assertThat(decide(new Access(true, roles, Set.of(FULL), Set.of()), "sourcing.contact-data:reveal"))
                .isEqualTo(Reason.ALLOWED);
    }

    @Test
    void a_module_that_is_off_is_off_for_everybody() {
        // Given
        var policy = StoredRoles.of(roles()).compile(1, catalogue, Set.of(new ModuleKey("sourcing")));
        var admin = person(RoleGrant.ofTenant(new RoleKey("admin")));

        // When
        Reason reason = Evaluator.decide(policy, admin, index("sourcing.search:use"), null);

        // Then
        assertThat(reason).isEqualTo(Reason.MODULE_DISABLED);
    }

    @Test
    void admin_has_every_permission_for_which_there_is_a_seat() {
        // Given
        var admin = new Access(true, List.of(RoleGrant.ofTenant(new RoleKey("admin"))), Set.of(FULL), Set.of());

        // When
        List<String> permissions = Evaluator.permissions(policy(), admin, null);

        // Then
        assertThat(permissions).hasSameSizeAs(catalogue.tree().permissions());
    }

    private Reason decide(Access person, String permission) {
        return decide(person, permission, null);
    }

    private Reason decide(Access person, String permission, @Nullable String workspace) {
        return Evaluator.decide(policy(), person, index(permission), workspace);
    }

    private static Access person(RoleGrant... roles) {
        return new Access(true, List.of(roles), Set.of(), Set.of());
    }

    private int index(String permission) {
        return catalogue.tree().indexOf(permission);
    }

    private Policy policy() {
        return StoredRoles.of(roles()).compile(1, catalogue, Set.of());
    }

    private List<Role> roles() {
        var book = new RoleBook(catalogue, List.of());
        List<Role> roles = new ArrayList<>(book.followCatalogue(NOW));
        var grants = select(catalogue.tree(), "sourcing", "outreach", "analytics");
        var draft = new RoleDraft(RECRUITER, "Recruiter++", "", new RoleRules(null, grants, Selection.NOTHING));
        roles.add(((RoleOutcome.Changed) book.create(draft, NOW)).role());
        return roles;
    }
}
