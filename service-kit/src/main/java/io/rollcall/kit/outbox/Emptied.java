package io.rollcall.kit.outbox;

/**
 * Up to which number the outbox is empty and stays so. Deleted rows stay in the index until they are vacuumed: read from
 * its start, a round costs more with every row that was ever published since.
 *
 * <p>A lower number may be committed later than a higher one. But whoever has such a number has an older transaction than
 * the deletion of the higher one; when all those have ended, everything below is there to be seen.
 */
final class Emptied {

    private long upTo;
    private long next;
    private long older;

    /** No row has this number or a lower one, and none will. */
    long upTo() {
        return upTo;
    }

    /** Forgets everything: there may be other rows now. */
    void reset() {
        upTo = 0;
        next = 0;
        older = 0;
    }

    /**
     * Takes note of a round.
     *
     * @param last the highest number that was read and deleted; there was no lower one left
     * @param running no transaction below this one was running when the rows were read
     * @param deletion the transaction that deleted them
     */
    void deleted(long last, long running, long deletion) {
        if (running < older) {
            return;
        }
        upTo = Math.max(upTo, Math.min(next, last));
        next = last;
        older = deletion;
    }
}
