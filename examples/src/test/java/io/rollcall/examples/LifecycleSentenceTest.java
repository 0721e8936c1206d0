package io.rollcall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.EventCodec;
import io.rollcall.events.UserLifecycleEvent;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published examples, in words. */
class LifecycleSentenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            io.rollcall.user.provisioned.v1    | has an account now [version 1]
            io.rollcall.user.updated.v1        | changed title from "Recruiter" to "Senior Recruiter" [version 3]
            io.rollcall.user.deactivated.v1    | was deactivated by the identity provider and has no access any more [version 4]
            io.rollcall.user.reactivated.v1    | is back on the same account [version 5]
            io.rollcall.user.access_changed.v1 | has the roles recruiter and the seats full [version 2]
            """)
    void an_event_is_told_in_one_sentence(String type, String expected) throws IOException {
        // Given
        var event = (UserLifecycleEvent) new EventCodec().decode(type, example(type));

        // When
        String sentence = LifecycleSentence.of(event);

        // Then
        assertThat(sentence).isEqualTo("acme: ann.archer@acme.example " + expected);
    }

    private static byte[] example(String type) throws IOException {
        try (var stream = LifecycleSentenceTest.class.getResourceAsStream("/examples/" + type + ".json")) {
            assertThat(stream).isNotNull();
            return stream.readAllBytes();
        }
    }
}
