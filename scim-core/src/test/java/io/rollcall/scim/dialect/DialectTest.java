package io.rollcall.scim.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DialectTest {
    @Test
    void switchesAreIndependentAndDialectsAreValues() {
        Dialect changed = Dialect.strict().with(Leniency.BOOLEAN_STRINGS).with(Leniency.DOTTED_KEYS);

        Dialect back = changed.without(Leniency.DOTTED_KEYS);

        assertThat(back)
                .isEqualTo(Dialect.of(Set.of(Leniency.BOOLEAN_STRINGS)))
                .hasSameHashCodeAs(Dialect.of(Set.of(Leniency.BOOLEAN_STRINGS)));
        assertThat(changed.allows(Leniency.DOTTED_KEYS)).isTrue();
        assertThat(Dialect.strict().granted()).isEmpty();
    }

    @Test
    void entraIsLenientAndMore() {
        Set<Leniency> entra = Dialect.entra().granted();

        assertThat(entra).containsAll(Dialect.lenient().granted()).contains(Leniency.REMOVE_ABSENT);
        assertThat(Dialect.lenient().allows(Leniency.REMOVE_ABSENT)).isFalse();
    }
}
