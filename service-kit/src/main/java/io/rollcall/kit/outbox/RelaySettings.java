package io.rollcall.kit.outbox;

import java.time.Duration;

/**
 * How the relay looks for rows. A wake-up after commit makes it look at once; polling is the net below that.
 *
 * @param batchSize rows published per round
 * @param gather the longest rest after a round, taken when there is much to publish
 * @param pollBusy the pause after a round that published something
 * @param pollIdle the longest pause, reached by doubling
 */
record RelaySettings(int batchSize, Duration gather, Duration pollBusy, Duration pollIdle) {

    private static final int ROWS_OF_A_FULL_REST = 20;

    /** How long to wait after a round, whatever is signalled: the more there was, the more is worth waiting for. */
    Duration restAfter(int published) {
        return published >= batchSize
                ? Duration.ZERO
                : gather.multipliedBy(Math.min(published, ROWS_OF_A_FULL_REST)).dividedBy(ROWS_OF_A_FULL_REST);
    }

    Duration after(boolean published, Duration previous) {
        if (published) {
            return pollBusy;
        }
        Duration doubled = previous.multipliedBy(2);
        return doubled.compareTo(pollIdle) > 0 ? pollIdle : doubled;
    }
}
