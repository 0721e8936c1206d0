package io.rollcall.launcher.demo;

/** A change was answered, but did not do what it should have done. The message is a sentence for people. */
final class NotEffectiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotEffectiveException(String message) {
        super(message);
    }
}
