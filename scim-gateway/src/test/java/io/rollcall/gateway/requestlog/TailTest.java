package io.rollcall.gateway.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TailTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Tail tail = new Tail(RequestQuery.idAt(START));

    @Test
    void nothing_from_before_the_start_is_read() {
        assertThat(tail.readFrom(START.plusSeconds(1))).isEqualTo(RequestQuery.idAt(START));
    }

    @Test
    void the_last_seconds_are_read_again_and_shown_once() {
        // Given
        LoggedRequest newer = entry(START.plusSeconds(30));
        LoggedRequest older = entry(START.plusSeconds(25));
        tail.unseen(List.of(newer));

        // When
        List<LoggedRequest> news = tail.unseen(List.of(older, newer));

        // Then
        assertThat(news).containsExactly(older);
        assertThat(tail.readFrom(START.plusSeconds(31))).isEqualTo(RequestQuery.idAt(START.plusSeconds(21)));
    }

    @Test
    void one_who_is_behind_goes_on_where_they_were() {
        // Given
        LoggedRequest last = entry(START.plusSeconds(5));
        tail.unseen(List.of(last));

        // When
        UUID from = tail.readFrom(START.plusSeconds(600));

        // Then
        assertThat(from).isEqualTo(last.id());
    }

    private static LoggedRequest entry(Instant at) {
        return new LoggedRequest(
                RequestQuery.idAt(at),
                new TenantId("t"),
                new DirectoryId(RequestQuery.idAt(START)),
                at,
                "GET",
                "/Users",
                200,
                1f,
                "okta",
                null,
                null,
                "request",
                "Users were listed",
                null,
                null,
                null,
                null,
                List.of());
    }
}
