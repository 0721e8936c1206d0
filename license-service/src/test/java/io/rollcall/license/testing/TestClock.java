package io.rollcall.license.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The service's clock: the real time, until a test says what time it is. */
@ApplicationScoped
public class TestClock extends Clock {

    private volatile @Nullable Instant set;

    public void set(Instant time) {
        set = time;
    }

    public void advance(Duration duration) {
        set = instant().plus(duration);
    }

    /** Real time again. */
    public void release() {
        set = null;
    }

    @Override
    public Instant instant() {
        Instant time = set;
        return time == null ? Clock.systemUTC().instant() : time;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
