package io.rollcall.gateway.scim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | true",
                "* | true",
                "W/\"3\" | true",
                "\"3\" | true",
                "3 | true",
                "W/\"2\", W/\"3\" | true",
                "W/\"2\" | false",
                "W/\"33\" | false",
                "nonsense | false"
            })
    void allows_version_three(String header, boolean allowed) {
        assertThat(Precondition.parse(header).allows(3)).isEqualTo(allowed);
    }
}
