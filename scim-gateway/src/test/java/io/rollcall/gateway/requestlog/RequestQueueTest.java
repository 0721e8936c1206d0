package io.rollcall.gateway.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestQueueTest {

    @Test
    void what_is_too_many_is_refused_until_there_is_room() {
        // Given
        RequestQueue queue = new RequestQueue(2, 1_000_000);
        queue.offer(request(0));
        queue.offer(request(0));
        assertThat(queue.offer(request(0))).isFalse();

        // When
        List<RequestRecord> taken = queue.take(1);

        // Then
        assertThat(taken).hasSize(1);
        assertThat(queue.offer(request(0))).isTrue();
        assertThat(queue.take(10)).hasSize(2);
        assertThat(queue.size()).isZero();
    }

    @Test
    void large_bodies_fill_it_sooner() {
        // Given
        RequestQueue queue = new RequestQueue(100, 20_000);

        // When
        boolean first = queue.offer(request(15_000));

        // Then
        assertThat(first).isTrue();
        assertThat(queue.offer(request(15_000))).isFalse();
        assertThat(queue.offer(request(100))).isTrue();
        queue.take(10);
        assertThat(queue.offer(request(15_000))).isTrue();
    }

    private static RequestRecord request(int bytes) {
        return new RequestRecord(
                Ids.next(),
                new TenantId("t"),
                new DirectoryId(Ids.next()),
                Instant.EPOCH,
                "GET",
                "/Users",
                200,
                1f,
                "okta",
                null,
                null,
                "request",
                null,
                List.of(),
                new byte[bytes],
                null,
                true,
                List.of());
    }
}
