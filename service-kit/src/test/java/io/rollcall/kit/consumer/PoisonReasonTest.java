package io.rollcall.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.MalformedEventException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PoisonReasonTest {

    @Test
    void neverRepeatsWhatIsInTheRecord() {
        // Given
        Throwable database = new PgException("value jane@example.com is too long", "ERROR", "22001", "jane");
        Throwable parser = new MalformedEventException("t", new IOException("at \"jane@example.com\""));
        Throwable code = new IllegalStateException("unexpected jane@example.com");

        // When
        String reasons = PoisonReason.of(database) + PoisonReason.of(parser) + PoisonReason.of(code);

        // Then
        assertThat(reasons).doesNotContain("jane").contains("22001", "MALFORMED", "IllegalStateException");
    }
}
