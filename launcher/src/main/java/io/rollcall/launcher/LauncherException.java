package io.rollcall.launcher;

/** Something the person at the keyboard can fix. The message is one clear sentence, shown without a stack trace. */
public final class LauncherException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LauncherException(String sentence) {
        super(sentence);
    }

    public LauncherException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
