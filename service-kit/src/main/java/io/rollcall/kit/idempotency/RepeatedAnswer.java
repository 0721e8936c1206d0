package io.rollcall.kit.idempotency;

/** Ends a request with the answer that it got before. */
final class RepeatedAnswer extends RuntimeException {

    private final transient Answer answer;

    RepeatedAnswer(Answer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
