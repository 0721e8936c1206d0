package io.rollcall.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void a_burst_passes_and_then_the_rate() {
        // Given
        TokenBucket bucket = new TokenBucket(25, 0);

        // When
        int burst = passed(bucket, 0, 1_000);

        // Then
        assertThat(burst).isEqualTo(50);
        assertThat(bucket.take(0)).isEqualTo(SECOND / 25);
        assertThat(passed(bucket, SECOND, 1_000)).isEqualTo(25);
        assertThat(passed(bucket, SECOND, 1_000)).isZero();
    }

    @Test
    void twenty_five_a_second_pass_for_ever() {
        // Given
        TokenBucket bucket = new TokenBucket(25, 0);
        passed(bucket, 0, 1_000);
        int refused = 0;

        // When
        for (long i = 1; i <= 10_000; i++) {
            refused += bucket.take(i * SECOND / 25) == 0 ? 0 : 1;
        }

        // Then
        assertThat(refused).isZero();
    }

    @Test
    void rest_saves_up_no_more_than_one_burst() {
        TokenBucket bucket = new TokenBucket(25, Long.MAX_VALUE - 5 * SECOND);

        assertThat(passed(bucket, Long.MAX_VALUE - 5 * SECOND + 86_400 * SECOND, 1_000))
                .isEqualTo(50);
    }

    private static int passed(TokenBucket bucket, long now, int tries) {
        int passed = 0;
        for (int i = 0; i < tries; i++) {
            passed += bucket.take(now) == 0 ? 1 : 0;
        }
        return passed;
    }
}
