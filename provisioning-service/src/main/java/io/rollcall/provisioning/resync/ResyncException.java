package io.rollcall.provisioning.resync;

/** A resync cannot go on; the message says why, to a person. */
public final class ResyncException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResyncException(String message) {
        super(message);
    }

    public ResyncException(String message, Throwable cause) {
        super(message, cause);
    }
}
