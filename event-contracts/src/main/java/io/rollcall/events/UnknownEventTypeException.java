package io.rollcall.events;

/** The type of a record is not part of this version of the contract. A consumer may pass over it. */
public final class UnknownEventTypeException extends RuntimeException {

    public UnknownEventTypeException(String type) {
        super("unknown event type " + type);
    }
}
