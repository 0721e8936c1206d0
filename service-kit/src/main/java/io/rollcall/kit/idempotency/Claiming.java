package io.rollcall.kit.idempotency;

import java.util.UUID;

/** What came of a request under a key. */
sealed interface Claiming {

    /** It is to be carried out: nobody else does so. */
    record Claimed(UUID claim) implements Claiming {}

    /** It was answered. */
    record Answered(Answer answer) implements Claiming {}

    /** The key belongs to another request. */
    record Reused() implements Claiming {}

    /** The same request is worked on. */
    record InUse() implements Claiming {}

    /** It was carried out, at least in part, and whoever did so went away before the answer was kept. */
    record Unanswered() implements Claiming {}
}
