package io.rollcall.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.testing.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only so many follow at a time: what every endpoint with server-sent events has to keep to. */
public abstract class StreamLimitContract {

    private static final int MOST = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<InputStream> open = new ArrayList<>();
    private URI stream = URI.create("");

    /** The address of a stream that nobody follows yet: of another owner every time. */
    protected abstract URI newStream();

    /** What is followed, as the one who is refused reads it. */
    protected abstract String what();

    @BeforeEach
    void asManyFollowAsMay() throws IOException, InterruptedException {
        stream = newStream();
        for (int i = 0; i < MOST; i++) {
            assertThat(follow(stream)).isEqualTo(200);
        }
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
    }

    @Test
    void oneMoreIsRefusedInWords() throws IOException, InterruptedException {
        // When
        var refused = client.send(request(stream), HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.body())
                .contains("urn:rollcall:problem:too-many-streams")
                .contains("20 streams follow " + what() + " already");
    }

    @Test
    void othersHaveTheirOwn() throws IOException, InterruptedException {
        // When
        int followed = follow(newStream());

        // Then
        assertThat(followed).isEqualTo(200);
    }

    @Test
    void whoGoesAwayMakesRoom() throws IOException, InterruptedException {
        // Given
        long deadline = System.nanoTime() + PATIENCE.toNanos();

        // When
        open.getFirst().close();

        // Then
        int followed = follow(stream);
        while (followed == 429 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            followed = follow(stream);
        }
        assertThat(followed).isEqualTo(200);
    }

    /** Answers the status; what is open stays open. */
    private int follow(URI followed) throws IOException, InterruptedException {
        var answer = client.send(request(followed), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            open.add(answer.body());
        } else {
            answer.body().close();
        }
        return answer.statusCode();
    }

    private static HttpRequest request(URI followed) {
        return HttpRequest.newBuilder(followed)
                .header("Authorization", "Bearer " + TestTokens.support())
                .header("Accept", "text/event-stream")
                .timeout(PATIENCE)
                .build();
    }
}
