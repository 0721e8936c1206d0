package io.rollcall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Against a signature that another program made. */
class WebhookSignatureTest {
    private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String BODY = "{\"type\":\"io.rollcall.user.deactivated.v1\",\"version\":4}";
    private static final Instant SENT = Instant.ofEpochSecond(1_767_225_600);

    private final WebhookSignature signature = new WebhookSignature(
            "0199a001-0000-7000-8000-000000000001",
            "1767225600",
            "v1,AAAA v1,7wizHk6NEFB5dUOmt1WCbsoQJzneG50IY/JZzPsjct0=");

    @Test
    void one_of_two_signatures_is_enough() {
        assertThat(signature.fits(SECRET, BODY, SENT.plusSeconds(60))).isTrue();
    }

    @Test
    void another_body_secret_or_time_does_not_fit() {
        assertThat(signature.fits(SECRET, BODY + " ", SENT)).isFalse();
        assertThat(signature.fits(SECRET.replace("AAEC", "BAEC"), BODY, SENT)).isFalse();
        assertThat(signature.fits(SECRET, BODY, SENT.plusSeconds(301))).isFalse();
        assertThat(signature.fits(SECRET, BODY, SENT.minusSeconds(301))).isFalse();
    }
}
