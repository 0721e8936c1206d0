package io.rollcall.rbac.role;

import static io.rollcall.rbac.testing.SmallCatalogues.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.Catalogues;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.testing.SmallCatalogues;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoleBookTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Catalogue catalogue = Catalogues.shipped();
    private final RoleBook book = new RoleBook(catalogue, List.of());

    @BeforeEach
    void predefinedRoles() {
        book.followCatalogue(NOW);
    }

    @Test
    void recruiter_plus_plus_is_exactly_its_three_modules() {
        Role role = created(book.create(draft("Recruiter++", null, "sourcing", "outreach", "analytics"), NOW));

        assertThat(role.key()).isEqualTo(new RoleKey("recruiter"));
        assertThat(role.permissions()).isEqualTo(permissionsOf("sourcing.", "outreach.", "analytics."));
    }

    @Test
    void intern_sourcer_is_exactly_its_three_modules() {
        Role role = created(book.create(draft("Intern Sourcer", null, "sourcing", "scheduling", "ats"), NOW));

        assertThat(role.key()).isEqualTo(new RoleKey("intern-sourcer"));
        assertThat(role.permissions()).isEqualTo(permissionsOf("sourcing.", "scheduling.", "ats."));
    }

    @Test
    void the_more_exact_entry_wins() {
        // Given
        var rules = new RoleRules(
                new RoleKey("standard"),
                select(catalogue.tree(), "ats.offers", "analytics.diversity"),
                select(catalogue.tree(), "ats", "ats.offers:approve"));

        // When
        Role role = created(book.create(new RoleDraft(null, "Offers", "", rules), NOW));

        // Then
        assertThat(role.permissions())
                .contains("ats.offers:view", "analytics.diversity:view", "sourcing.search:use")
                .doesNotContain("ats.offers:approve", "ats.jobs:view", "ats.jobs:edit");
    }

    @Test
    void a_tenant_that_had_very_many_roles_goes_on_with_the_keys_of_deleted_ones() {
        // Given
        List<Role> deleted = IntStream.range(0, RoleBook.MAX_KEYS)
                .mapToObj(n -> RoleBook.blank(new RoleKey("r" + n), NOW).removed(null, NOW))
                .toList();
        var full = new RoleBook(catalogue, deleted);

        // When
        RoleOutcome another = full.create(draft("Another", null, "sourcing"), NOW);

        // Then
        assertThat(another).isInstanceOf(RoleOutcome.Rejected.class);
        var rules = draft("Again", null, "sourcing").rules();
        assertThat(created(full.create(new RoleDraft(new RoleKey("r7"), "Again", "", rules), NOW))
                        .key())
                .isEqualTo(new RoleKey("r7"));
    }

    @Test
    void a_derived_key_that_is_taken_gets_a_suffix() {
        // Given
        created(book.create(draft("Recruiter", null, "sourcing"), NOW));

        // When
        Role second = created(book.create(draft("Recruiter++", null, "sourcing"), NOW));

        // Then
        assertThat(second.key()).isEqualTo(new RoleKey("recruiter-2"));
    }

    @Test
    void a_name_without_latin_letters_gets_a_key_too() {
        assertThat(created(book.create(draft("採用担当", null, "sourcing"), NOW)).key())
                .isEqualTo(new RoleKey("role"));
        assertThat(created(book.create(draft("Éditeur à Zürich", null, "sourcing"), NOW))
                        .key())
                .isEqualTo(new RoleKey("editeur-a-zurich"));
    }

    @Test
    void a_name_is_taken_whatever_its_case() {
        RoleRejection why = rejected(book.create(draft("ADMIN", null, "sourcing"), NOW));

        assertThat(why).isEqualTo(new RoleRejection.NameTaken("ADMIN", new RoleKey("admin")));
    }

    @Test
    void predefined_roles_cannot_be_changed_or_deleted() {
        var admin = new RoleKey("admin");

        assertThat(rejected(book.replace(admin, draft("Boss", null, "ats"), null, NOW)))
                .isEqualTo(new RoleRejection.Predefined(admin));
        assertThat(rejected(book.delete(admin, null, null, 0, NOW))).isEqualTo(new RoleRejection.Predefined(admin));
    }

    @Test
    void a_change_of_the_base_is_a_new_version_of_what_builds_on_it() {
        // Given
        Role base = created(book.create(draft("Base", null, "sourcing"), NOW));
        Role built = created(book.create(draft("Built", base.key(), "ats"), NOW));

        // When
        RoleOutcome outcome = book.replace(base.key(), draft("Base", null, "outreach"), null, NOW);

        // Then
        assertThat(((RoleOutcome.Changed) outcome).all())
                .extracting(Role::key, Role::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(base.key(), 2L),
                        org.assertj.core.groups.Tuple.tuple(built.key(), 2L));
        assertThat(book.find(built.key()).orElseThrow().permissions()).isEqualTo(permissionsOf("outreach.", "ats."));
    }

    @Test
    void a_role_cannot_build_on_itself() {
        // Given
        Role base = created(book.create(draft("Base", null, "sourcing"), NOW));
        Role built = created(book.create(draft("Built", base.key(), "ats"), NOW));

        // When
        RoleRejection why = rejected(book.replace(base.key(), draft("Base", built.key(), "sourcing"), null, NOW));

        // Then
        assertThat(why).isInstanceOf(RoleRejection.Invalid.class);
    }

    @Test
    void a_base_cannot_be_deleted() {
        // Given
        Role base = created(book.create(draft("Base", null, "sourcing"), NOW));
        Role built = created(book.create(draft("Built", base.key(), "ats"), NOW));

        // When
        RoleRejection why = rejected(book.delete(base.key(), null, null, 0, NOW));

        // Then
        assertThat(why).isEqualTo(new RoleRejection.IsBase(base.key(), List.of(built.key())));
    }

    @Test
    void a_stale_change_is_refused() {
        // Given
        Role role = created(book.create(draft("Role", null, "sourcing"), NOW));
        book.replace(role.key(), draft("Renamed", null, "sourcing"), null, NOW);

        // When
        RoleRejection why = rejected(book.replace(role.key(), draft("Mine", null, "ats"), 1L, NOW));

        // Then
        assertThat(why).isEqualTo(new RoleRejection.Stale(1, 2));
    }

    @Test
    void the_same_again_is_no_new_version() {
        // Given
        Role role = created(book.create(draft("Role", null, "sourcing"), NOW));

        // When
        RoleOutcome outcome = book.replace(role.key(), draft("Role", null, "sourcing"), null, NOW);

        // Then
        assertThat(outcome).isEqualTo(new RoleOutcome.Unchanged(role));
    }

    @Test
    void a_role_in_use_needs_a_replacement_and_a_chain_of_them_ends_at_a_living_role() {
        // Given
        Role first = created(book.create(draft("First", null, "sourcing"), NOW));
        Role second = created(book.create(draft("Second", null, "ats"), NOW));
        var standard = new RoleKey("standard");

        // When
        RoleRejection why = rejected(book.delete(first.key(), null, null, 3, NOW));

        // Then
        assertThat(why).isEqualTo(new RoleRejection.InUse(first.key(), 3));
        created(book.delete(first.key(), null, second.key(), 3, NOW));
        assertThat(book.replacedBy(second.key())).containsExactly(first.key());
        created(book.delete(second.key(), null, standard, 3, NOW));
        assertThat(book.replacedBy(standard)).containsExactlyInAnyOrder(first.key(), second.key());
    }

    @Test
    void a_deleted_role_created_again_goes_on_counting_versions() {
        // Given
        Role role = created(book.create(draft("Role", null, "sourcing"), NOW));
        book.delete(role.key(), null, null, 0, NOW);
        var again = new RoleDraft(role.key(), "Role", "", role.rules());

        // When
        Role back = created(book.create(again, NOW));

        // Then
        assertThat(back.version()).isEqualTo(3);
        assertThat(back.deleted()).isFalse();
    }

    @Test
    void a_module_added_later_follows_the_base() {
        // Given
        var all = new RoleRules(new RoleKey("boss"), Selection.NOTHING, Selection.NOTHING);
        var before = new RoleBook(withBoss("one", "two"), List.of());
        List<Role> stored = new java.util.ArrayList<>(before.followCatalogue(NOW));
        stored.add(created(before.create(new RoleDraft(null, "Like the boss", "", all), NOW)));
        stored.add(created(before.create(
                new RoleDraft(null, "Only one", "", rules(withBoss("one", "two"), null, "one")), NOW)));

        // When
        List<Role> changed = new RoleBook(withBoss("one", "two", "three"), stored).followCatalogue(NOW);

        // Then
        assertThat(changed)
                .extracting(Role::key)
                .containsExactlyInAnyOrder(new RoleKey("boss"), new RoleKey("like-the-boss"));
        assertThat(changed).allSatisfy(role -> assertThat(role.permissions()).contains("three.main:use"));
    }

    @Test
    void following_the_same_catalogue_again_changes_nothing() {
        assertThat(book.followCatalogue(NOW)).isEmpty();
    }

    private static Catalogue withBoss(String... modules) {
        var catalogue = SmallCatalogues.ofModules(modules);
        var boss = new io.rollcall.rbac.catalogue.PredefinedRole(
                new RoleKey("boss"), "Boss", "All", select(catalogue.tree(), modules), Selection.NOTHING);
        return Catalogue.of(catalogue.tree().modules(), List.of(boss));
    }

    private RoleDraft draft(String name, @Nullable RoleKey base, String... grants) {
        return new RoleDraft(null, name, "", rules(catalogue, base, grants));
    }

    private static RoleRules rules(Catalogue catalogue, @Nullable RoleKey base, String... grants) {
        return new RoleRules(base, select(catalogue.tree(), grants), Selection.NOTHING);
    }

    private static Role created(RoleOutcome outcome) {
        return ((RoleOutcome.Changed) outcome).role();
    }

    private static RoleRejection rejected(RoleOutcome outcome) {
        return ((RoleOutcome.Rejected) outcome).why();
    }

    private List<String> permissionsOf(String... modules) {
        return catalogue.tree().permissions().stream()
                .map(permission -> permission.key().value())
                .filter(key -> java.util.Arrays.stream(modules).anyMatch(key::startsWith))
                .sorted()
                .toList();
    }
}
