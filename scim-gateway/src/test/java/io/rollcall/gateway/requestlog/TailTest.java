package io.rollcall.gateway.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TailTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID FIRST = RequestQuery.idAt(START);

    private final Tail tail = new Tail(FIRST);

    @Test
    void nothing_from_before_the_start_is_read() {
        assertThat(tail.readFrom(START.plusSeconds(1))).isEqualTo(FIRST);
    }

    @Test
    void the_last_seconds_are_read_again_and_shown_once() {
        // Given
        UUID newer = RequestQuery.idAt(START.plusSeconds(30));
        UUID older = RequestQuery.idAt(START.plusSeconds(25));
        tail.unseen(List.of(newer));

        // When
        Tail.News news = tail.unseen(List.of(newer, older));

        // Then
        assertThat(news.ids()).containsExactly(older);
        assertThat(news.gapFrom()).isNull();
        assertThat(tail.readFrom(START.plusSeconds(31))).isEqualTo(RequestQuery.idAt(START.plusSeconds(21)));
        assertThat(tail.unseen(List.of(newer, older)).ids()).isEmpty();
    }

    @Test
    void one_who_is_behind_goes_on_where_they_were() {
        // Given
        UUID last = RequestQuery.idAt(START.plusSeconds(5));
        tail.unseen(List.of(last));

        // When
        UUID from = tail.readFrom(START.plusSeconds(600));

        // Then
        assertThat(from).isEqualTo(last);
    }

    @Test
    void more_than_can_be_shown_is_a_gap() {
        // Given
        List<UUID> found = latestFirst(Tail.MAX_ENTRIES + 3);

        // When
        Tail.News news = tail.unseen(found);

        // Then
        assertThat(news.ids()).isEqualTo(found.subList(0, Tail.MAX_ENTRIES));
        assertThat(news.gapFrom()).isEqualTo(FIRST);
        assertThat(tail.readFrom(START.plusSeconds(2))).isEqualTo(news.ids().getLast());
    }

    @Test
    void as_much_as_can_be_shown_is_none_however_often_it_is_read_again() {
        // Given
        List<UUID> all = latestFirst(Tail.MAX_IDS - 1);

        for (int end = all.size() - 1; end >= 0; end -= Tail.MAX_ENTRIES) {
            // When
            Tail.News news = tail.unseen(all.subList(Math.max(0, end - Tail.MAX_ENTRIES + 1), all.size()));

            // Then
            assertThat(news.gapFrom()).isNull();
            assertThat(news.ids()).hasSizeLessThanOrEqualTo(Tail.MAX_ENTRIES).isNotEmpty();
        }
    }

    @Test
    void what_was_not_even_looked_at_is_a_gap() {
        // Given
        List<UUID> all = latestFirst(3 * Tail.MAX_IDS);
        tail.unseen(all.subList(all.size() - 10, all.size()));

        // When
        Tail.News news = tail.unseen(all.subList(0, Tail.MAX_IDS));

        // Then
        assertThat(news.ids()).hasSize(Tail.MAX_ENTRIES);
        assertThat(news.gapFrom()).isEqualTo(all.get(all.size() - 10));
    }

    private static List<UUID> latestFirst(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> RequestQuery.idAt(START.plusMillis(1L + i)))
                .toList()
                .reversed();
    }
}
