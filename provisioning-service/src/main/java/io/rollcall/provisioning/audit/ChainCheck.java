package io.rollcall.provisioning.audit;

import io.rollcall.provisioning.audit.HashChain.Head;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks the rows of a trail in their order and says where it is broken first. */
public final class ChainCheck {

    private final @Nullable Head noted;
    private Head last;
    private long rows;
    private long erased;

    /**
     * @param start the head of what retention removed, or the beginning
     * @param noted a head that somebody wrote down earlier, to compare with
     */
    public ChainCheck(Head start, @Nullable Head noted) {
        this.last = start;
        this.noted = noted;
    }

    /** A row as it is kept. */
    public record Kept(
            AuditEntry entry,
            @Nullable String changes,
            @Nullable String salt,
            Digest hash,
            boolean mayBeErased) {}

    /** What is wrong, and where first. */
    public record Break(long seq, String reason) {}

    /** Before the first row. */
    public Optional<Break> begin() {
        return compared();
    }

    public Optional<Break> accept(Kept row) {
        long expected = last.seq() + 1;
        long seq = row.entry().seq();
        if (seq != expected) {
            return broken(expected, seq > expected ? "the row is missing" : "the row is there twice");
        }
        if (!HashChain.hash(last.hash(), row.entry()).equals(row.hash())) {
            return broken(seq, "the row was changed, or is not where it was written");
        }
        Optional<Break> values = values(row);
        last = new Head(seq, row.hash());
        rows++;
        return values.isPresent() ? values : compared();
    }

    private Optional<Break> values(Kept row) {
        long seq = row.entry().seq();
        Digest digest = row.entry().digest();
        if (row.changes() == null) {
            if (digest == null) {
                return Optional.empty();
            }
            erased++;
            return row.mayBeErased()
                    ? Optional.empty()
                    : broken(seq, "the values before and after are gone, and the person was not erased");
        }
        byte[] salt = row.salt() == null ? new byte[0] : HexFormat.of().parseHex(row.salt());
        return Digest.salted(salt, row.changes()).equals(digest)
                ? Optional.empty()
                : broken(seq, "the values before and after were changed");
    }

    private Optional<Break> compared() {
        return noted != null && noted.seq() == last.seq() && !noted.hash().equals(last.hash())
                ? broken(last.seq(), "the row is not the one whose hash was noted")
                : Optional.empty();
    }

    /** After the last row: whether the trail ends where it should. */
    public Optional<Break> end(Head head) {
        if (!last.equals(head)) {
            return broken(last.seq() + 1, "the trail ends here, and its head says row " + head.seq());
        }
        return noted != null && noted.seq() > last.seq()
                ? broken(last.seq() + 1, "the trail ends here, and row " + noted.seq() + " was noted")
                : Optional.empty();
    }

    public Head last() {
        return last;
    }

    public long rows() {
        return rows;
    }

    /** Rows whose values were taken away with a person. */
    public long erased() {
        return erased;
    }

    private static Optional<Break> broken(long seq, String reason) {
        return Optional.of(new Break(seq, reason));
    }
}
