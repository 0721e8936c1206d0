package io.rollcall.provisioning.resync;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.kit.drift.Correction;
import io.rollcall.kit.drift.Difference;
import io.rollcall.kit.drift.Known;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DriftedTest {

    private static final UUID ANN = new UUID(1, 1);
    private static final Pair PEOPLE = new Pair(Pair.PEOPLE, Service.GATEWAY, Service.RBAC);
    private static final Pair PROFILES = new Pair(Pair.PROFILES, Service.GATEWAY, Service.PROVISIONING);
    private static final Pair ROLES = new Pair(Pair.ROLES, Service.RBAC, Service.PROVISIONING);
    private static final Stage PROVISIONING = Stage.ALL.get(1);

    @Test
    void each_field_is_said_in_words() {
        // Given
        var drifted = new Drifted(
                PEOPLE,
                ANN,
                known(3, Map.of("active", "true", "userName", "ann")),
                known(2, Map.of("active", "false")));

        // When
        List<String> words = drifted.words();

        // Then
        assertThat(words)
                .containsExactly(
                        "active is 'false' in rbac-service, 'true' in scim-gateway",
                        "user name is nothing in rbac-service, 'ann' in scim-gateway",
                        "version of the person is 2 in rbac-service, 3 in scim-gateway");
    }

    @Test
    void whom_the_owner_forgot_may_be_known_as_inactive_and_no_otherwise() {
        // Given
        Known inactive = known(2, Map.of("active", "false", "userName", "ann"));

        // When
        boolean differ = Drifted.differ(null, inactive);

        // Then
        assertThat(differ).isFalse();
        assertThat(Drifted.differ(null, known(2, Map.of("active", "true")))).isTrue();
        assertThat(Drifted.differ(inactive, null)).isTrue();
        assertThat(Drifted.differ(inactive, known(3, inactive.fields()))).isTrue();
        assertThat(Drifted.differ(null, known(2, Map.of("roles", "admin")))).isTrue();
        assertThat(Drifted.differ(null, known(2, Map.of()))).isFalse();
        assertThat(Drifted.differ(inactive, known(9, Map.of("erased", "true")))).isFalse();
    }

    @Test
    void a_lost_account_comes_back_with_its_roles_and_others_are_not_told_of_them_yet() {
        // Given
        var role = new Drifted(ROLES, ANN, known(4, Map.of("roles", "admin")), null);

        // When
        List<Correction> lost = PROVISIONING.corrections(List.of(
                new Drifted(PROFILES, ANN, known(1, Map.of("active", "true")), null), role));

        // Then
        assertThat(lost).singleElement().satisfies(correction -> {
            assertThat(correction.views()).containsOnlyKeys(Pair.PROFILES, Pair.ROLES);
            assertThat(correction.under(Pair.ROLES)).isEqualTo(new Difference(null, role.owner()));
        });
        assertThat(PROVISIONING.corrections(List.of(role))).isEmpty();
    }

    private static Known known(long version, Map<String, String> fields) {
        return new Known(ANN, version, fields, null);
    }
}
