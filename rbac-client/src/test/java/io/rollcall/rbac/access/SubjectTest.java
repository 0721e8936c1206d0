package io.rollcall.rbac.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.ManualRole;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.events.UserId;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.RoleRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubjectTest {

    private static final Instant END = Instant.parse("2026-12-01T09:00:00Z");
    private static final UserId ANN = new UserId(new UUID(0, 1));
    private static final RoleGrant HELPER = RoleGrant.ofTenant(new RoleKey("helper"));
    private static final Policy STRICT = new Policy(
            1,
            Catalogue.of(List.of(), List.of()),
            Map.of(HELPER.role(), new RoleRules(null, Selection.NOTHING, Selection.NOTHING)),
            Map.of(),
            Set.of());
    private static final Policy PLUS = STRICT.governedBy(Governance.IDP_PLUS_MANUAL);

    private final Subject ann = Subject.unknown(ANN)
            .learn(new SubjectFact.Directory(ANN, 1, "joined", true, "ann"))
            .learn(new SubjectFact.Manual(ANN, 4, "given", List.of(new ManualRole(HELPER, END))));

    @Test
    void a_role_that_ends_counts_until_that_moment_and_not_at_it() {
        assertThat(ann.rolesInEffect(PLUS, END.minusNanos(1))).containsExactly(HELPER);
        assertThat(ann.access(PLUS, END.minusNanos(1)).roles()).containsExactly(HELPER);
        assertThat(ann.rolesInEffect(PLUS, END)).isEmpty();
        assertThat(ann.access(PLUS, END).roles()).isEmpty();
    }

    @Test
    void the_end_is_a_version_that_the_word_of_it_repeats() {
        // Given
        Subject.Manual manual = ann.manual();

        // When
        Subject.Manual ended = manual.endedAt(END);

        // Then
        assertThat(List.of(manual.versionAt(END.minusNanos(1)), manual.versionAt(END), ended.versionAt(END)))
                .containsExactly(4L, 5L, 5L);
        assertThat(ended.roles()).isEmpty();
    }

    @Test
    void what_admins_gave_does_not_count_where_the_identity_provider_alone_governs() {
        assertThat(ann.rolesInEffect(STRICT, END.minusNanos(1))).isEmpty();
        assertThat(ann.access(STRICT, END.minusNanos(1)).roles()).isEmpty();
    }

    @Test
    void an_older_word_is_passed_over() {
        Subject later = ann.learn(new SubjectFact.Manual(ANN, 4, "again", List.of()));

        assertThat(later).isEqualTo(ann);
    }
}
