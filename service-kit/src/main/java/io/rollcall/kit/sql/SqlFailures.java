package io.rollcall.kit.sql;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass by themselves from those that come back however often the work is tried. */
public final class SqlFailures {

    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

    /** Connection, rollback, resources, intervention, system and configuration: nothing that the data could cause. */
    private static final Set<String> TRANSIENT_CLASSES =
            Set.of("08", "25", "28", "3D", "40", "53", "55", "57", "58", "F0", "XX");

    private static final Set<String> TEXT_NOT_STORABLE = Set.of("22021", "22P05");

    private SqlFailures() {}

    /** Serialization failure, deadlock or lock timeout: the same transaction may succeed at once. */
    public static boolean isConflict(Throwable failure) {
        String state = sqlState(failure);
        return state != null && CONFLICTS.contains(state);
    }

    /** A text has a character that PostgreSQL does not keep, such as NUL. */
    public static boolean isUnstorableText(Throwable failure) {
        String state = sqlState(failure);
        return state != null && TEXT_NOT_STORABLE.contains(state);
    }

    /** The infrastructure failed, not the work: try again until it is back. */
    public static boolean isTransient(Throwable failure) {
        String state = sqlState(failure);
        if (state != null) {
            return state.length() >= 2 && TRANSIENT_CLASSES.contains(state.substring(0, 2));
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isInfrastructure(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The SQLSTATE of the first database error in the chain of causes. */
    public static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException postgres) {
                return postgres.getSqlState();
            }
            if (cause instanceof SQLException jdbc) {
                return jdbc.getSQLState();
            }
        }
        return null;
    }

    private static boolean isInfrastructure(Throwable cause) {
        // Vert.x reports a closed connection as a VertxException and an exhausted pool without a type of its own.
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof VertxException
                || cause instanceof NoStackTraceThrowable
                || cause instanceof KafkaException;
    }
}
