package io.rollcall.kit.consumer;

/** A record does not follow the CloudEvents binding of the contract. */
final class UnreadableRecordException extends RuntimeException {

    UnreadableRecordException(String message) {
        super(message);
    }
}
