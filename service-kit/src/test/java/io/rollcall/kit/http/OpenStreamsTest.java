package io.rollcall.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

    private final OpenStreams streams = new OpenStreams(2);
    private final UnicastProcessor<String> first = UnicastProcessor.create();

    @Test
    void one_too_many_is_refused_and_what_is_open_goes_on() {
        // Given
        AssertSubscriber<String> one = follow("acme", first);
        follow("acme", Multi.createFrom().nothing());

        // When
        ThrowingCallable another =
                () -> streams.limit("acme", "acme", Multi.createFrom().nothing());

        // Then
        assertThatThrownBy(another)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.problem())
                                .returns(429, Problem::status)
                                .returns(
                                        "2 streams follow acme already, and no more may at a time. Close one of them, or try again"
                                                + " when one has ended.",
                                        Problem::detail));
        first.onNext("news");
        one.assertItems("news").assertNotTerminated();
    }

    @Test
    void of_two_that_begin_at_the_same_moment_one_is_too_many() {
        // Given
        Multi<String> one = streams.limit("acme", "acme", Multi.createFrom().nothing());
        Multi<String> other = streams.limit("acme", "acme", Multi.createFrom().nothing());
        follow("acme", first);

        // When
        List<AssertSubscriber<String>> begun =
                Stream.of(one, other).map(OpenStreamsTest::follow).toList();

        // Then
        begun.getFirst().assertNotTerminated();
        assertThat(begun.getLast().getFailure()).isInstanceOf(ProblemException.class);
    }

    @Test
    void others_have_their_own() {
        // Given
        follow("acme", Multi.createFrom().nothing());
        follow("acme", Multi.createFrom().nothing());

        // When
        AssertSubscriber<String> other = follow("globex", Multi.createFrom().nothing());

        // Then
        other.assertNotTerminated();
    }

    @Test
    void what_ends_makes_room() {
        // Given
        follow("acme", first);
        follow("acme", Multi.createFrom().nothing());
        first.onComplete();

        // When
        AssertSubscriber<String> next = follow("acme", Multi.createFrom().nothing());

        // Then
        next.assertNotTerminated();
    }

    @Test
    void what_fails_makes_room() {
        // Given
        follow("acme", first);
        follow("acme", Multi.createFrom().nothing());
        first.onError(new IllegalStateException("lost"));

        // When
        AssertSubscriber<String> next = follow("acme", Multi.createFrom().nothing());

        // Then
        next.assertNotTerminated();
    }

    @Test
    void a_client_that_goes_away_makes_room_for_one_and_no_more() {
        // Given
        AssertSubscriber<String> one = follow("acme", first);
        follow("acme", Multi.createFrom().nothing());
        one.cancel();

        // When
        AssertSubscriber<String> next = follow("acme", Multi.createFrom().nothing());

        // Then
        next.assertNotTerminated();
        assertThatThrownBy(() -> follow("acme", Multi.createFrom().nothing())).isInstanceOf(ProblemException.class);
    }

    private AssertSubscriber<String> follow(String tenant, Multi<String> stream) {
        return follow(streams.limit(tenant, tenant, stream));
    }

    private static AssertSubscriber<String> follow(Multi<String> stream) {
        return stream.subscribe().withSubscriber(AssertSubscriber.create(10));
    }
}
