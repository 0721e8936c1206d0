package io.rollcall.benchmarks.load;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What a workload measured.
 *
 * @param count iterations done; one iteration may be several requests
 * @param micros latency of each request, in microseconds
 */
record Measured(long count, Duration time, Histogram micros) {

    static Measured nothing() {
        return new Measured(0, Duration.ZERO, new Histogram(3));
    }

    /** Both, one after the other. */
    Measured and(Measured other) {
        var both = micros.copy();
        both.add(other.micros);
        return new Measured(count + other.count, time.plus(other.time), both);
    }

    double perSecond() {
        return count / (time.toNanos() / 1e9);
    }

    double millisAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    void print(String name) {
        System.out.println(String.format(
                Locale.ROOT,
                "%-34s %9d in %6.1f s  %8.0f/s   p50 %7.2f ms   p95 %7.2f ms   p99 %7.2f ms   max %8.2f ms",
                name,
                count,
                time.toNanos() / 1e9,
                perSecond(),
                millisAt(50),
                millisAt(95),
                millisAt(99),
                micros.getMaxValue() / 1000.0));
    }
}
