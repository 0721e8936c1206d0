package io.rollcall.license.seat;

import static io.rollcall.license.seat.Samples.FULL;
import static io.rollcall.license.seat.Samples.VIEWER;
import static io.rollcall.license.seat.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonTest {

    private final Person nobody = Person.unheardOf(user(1));

    @Test
    void an_active_person_is_to_have_what_the_entitlement_says() {
        // Given
        Person active = nobody.with(directory(1, true));

        // When
        Person entitled = active.with(entitlement(1, 1, true));

        // Then
        assertThat(entitled.demand()).containsExactlyInAnyOrder(FULL, VIEWER);
    }

    @Test
    void a_deactivation_in_the_directory_counts_before_the_entitlement_follows() {
        // Given
        Person entitled = nobody.with(directory(1, true)).with(entitlement(1, 1, true));

        // When
        Person left = entitled.with(directory(2, false));

        // Then
        assertThat(left.demand()).isEmpty();
    }

    @Test
    void an_entitlement_judged_before_the_deactivation_does_not_outweigh_it() {
        // Given
        Person left = nobody.with(directory(5, false));

        // When
        Person judgedEarlier = left.with(entitlement(9, 4, true));

        // Then
        assertThat(judgedEarlier.demand()).isEmpty();
    }

    @Test
    void an_entitlement_judged_on_a_later_version_does_not_wait_for_the_directory_event() {
        // Given
        Person left = nobody.with(directory(5, false));

        // When
        Person judgedLater = left.with(entitlement(9, 6, true));

        // Then
        assertThat(judgedLater.demand()).contains(FULL);
    }

    @Test
    void a_suspended_person_is_to_have_nothing() {
        // Given
        Person active = nobody.with(directory(5, true));

        // When
        Person suspended = active.with(entitlement(2, 5, false));

        // Then
        assertThat(suspended.demand()).isEmpty();
    }

    @Test
    void repeated_and_stale_views_change_nothing() {
        // Given
        Person known = nobody.with(directory(5, false)).with(entitlement(3, 5, true));

        // When
        Person same = known.with(directory(5, true)).with(directory(4, true)).with(entitlement(2, 9, true));

        // Then
        assertThat(same).isEqualTo(known);
    }

    private static DirectoryView directory(long version, boolean active) {
        return new DirectoryView(version, active, "ann@acme.example");
    }

    private static EntitlementView entitlement(long version, long directoryVersion, boolean active) {
        return new EntitlementView(version, directoryVersion, active, Set.of(FULL, VIEWER));
    }
}
