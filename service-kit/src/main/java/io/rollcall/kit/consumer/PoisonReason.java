package io.rollcall.kit.consumer;

import io.rollcall.events.MalformedEventException;
import io.rollcall.events.UnknownEventTypeException;
import io.rollcall.kit.sql.SqlFailures;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/** Says why a record is dead without repeating what is in it: messages of databases and parsers quote values. */
final class PoisonReason {

    private PoisonReason() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case UnknownEventTypeException unknown -> "UNKNOWN_TYPE";
            case MalformedEventException malformed -> "MALFORMED";
            case UnreadableRecordException unreadable -> "UNREADABLE: " + unreadable.getMessage();
            default -> rejected(failure);
        };
    }

    private static String rejected(Throwable failure) {
        String state = SqlFailures.sqlState(failure);
        return state == null
                ? "REJECTED: " + failure.getClass().getName() + place(failure)
                : "REJECTED: SQLSTATE " + state + constraint(failure);
    }

    private static String constraint(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException postgres && postgres.getConstraint() != null) {
                return " constraint " + postgres.getConstraint();
            }
        }
        return "";
    }

    private static String place(Throwable failure) {
        @Nullable StackTraceElement[] stack = failure.getStackTrace();
        return stack.length == 0 ? "" : " at " + stack[0];
    }
}
