package io.rollcall.rbac.client;

/** rbac-service did not answer, or not as it should. */
public final class SnapshotException extends RuntimeException {

    public SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }

    public SnapshotException(String message) {
        super(message);
    }
}
