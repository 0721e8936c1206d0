package io.rollcall.kit.idempotency;

import io.rollcall.kit.http.BodyDigest;
import io.rollcall.kit.http.ProblemException;

/** What a client calls a request by, so that it can repeat it. */
record IdempotencyKey(String value) {

    static final String HEADER = BodyDigest.IDEMPOTENCY_KEY;

    private static final int LONGEST = 255;

    /** 400 for a key that is none. */
    static IdempotencyKey of(String header) {
        boolean visible = header.chars().allMatch(character -> character > ' ' && character < 127);
        if (header.isEmpty() || header.length() > LONGEST || !visible) {
            throw ProblemException.badRequest(HEADER + " must be 1 to " + LONGEST + " visible ASCII characters.");
        }
        return new IdempotencyKey(header);
    }
}
