package io.rollcall.license.usage.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Seconds in the units that an invoice speaks of. Seconds add up exactly; these are rounded for reading. */
final class SeatTime {

    private static final int DIGITS = 6;

    private SeatTime() {}

    static BigDecimal days(long seconds) {
        return quotient(seconds, Duration.ofDays(1).toSeconds());
    }

    /** Seats held on average; 0 while the period has not begun. */
    static BigDecimal average(long seatSeconds, long seconds) {
        return quotient(seatSeconds, Math.max(1, seconds));
    }

    private static BigDecimal quotient(long dividend, long divisor) {
        return BigDecimal.valueOf(dividend).divide(BigDecimal.valueOf(divisor), DIGITS, RoundingMode.HALF_UP);
    }
}
