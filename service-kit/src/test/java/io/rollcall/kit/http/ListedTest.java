package io.rollcall.kit.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ListedTest {

    private static final List<String> WITH_NULL = new ArrayList<>(Arrays.asList("ann", null));

    @Test
    void aNullIsRefused() {
        // When
        ThrowingCallable check = () -> Listed.withoutNull("roles", WITH_NULL);

        // Then
        assertThatThrownBy(check).hasMessage("roles must not contain null");
        assertThatCode(() -> Listed.withoutNull("roles", List.of("ann"))).doesNotThrowAnyException();
    }

    @Test
    void moreThanTheMostAreRefused() {
        // When
        ThrowingCallable check = () -> Listed.atMost("people", 1, List.of("ann", "bea"));

        // Then
        assertThatThrownBy(check).hasMessage("people must be at most 1");
        assertThatCode(() -> Listed.atMost("people", 2, List.of("ann", "bea"))).doesNotThrowAnyException();
    }

    @Test
    void whoIsNamedTwiceOrNotAtAllIsRefused() {
        // When
        ThrowingCallable check = () -> Listed.eachPersonOnce("people", List.of("ann", "ANN"), String::toLowerCase);

        // Then
        assertThatThrownBy(check).hasMessage("people must name each person once");
        assertThatThrownBy(() -> Listed.eachPersonOnce("people", WITH_NULL, Function.identity()))
                .hasMessage("people must name each person once");
        assertThatCode(() -> Listed.eachPersonOnce("people", List.of("ann", "bea"), Function.identity()))
                .doesNotThrowAnyException();
    }
}
