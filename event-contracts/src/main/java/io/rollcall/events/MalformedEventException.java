package io.rollcall.events;

/** The payload of a record is not what its type promises. */
public final class MalformedEventException extends RuntimeException {

    public MalformedEventException(String type, Throwable cause) {
        super("the payload is not a valid " + type, cause);
    }
}
