package io.rollcall.kit.outbox;

import java.time.Duration;

/**
 * How the relay looks for rows. A wake-up after commit makes it look at once; polling is the net below that.
 *
 * @param batchSize rows published per round
 * @param pollBusy the pause after a round that published something
 * @param pollIdle the longest pause, reached by doubling
 */
record RelaySettings(int batchSize, Duration pollBusy, Duration pollIdle) {

    Duration after(boolean published, Duration previous) {
        if (published) {
            return pollBusy;
        }
        Duration doubled = previous.multipliedBy(2);
        return doubled.compareTo(pollIdle) > 0 ? pollIdle : doubled;
    }
}
