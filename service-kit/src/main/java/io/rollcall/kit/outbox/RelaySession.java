package io.rollcall.kit.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The relay's own database connection. It holds one advisory lock per shard that it leads; PostgreSQL releases them
 * when the connection ends, however it ends, and another instance takes over.
 */
final class RelaySession implements AutoCloseable {

    static final int SHARDS = 16;

    private static final int LOCK_CLASS = 0x4f_55_54; // any constant that nothing else in the database uses
    /** What is deleted is published already: a deletion that a crash undoes only repeats events. */
    private static final String DO_NOT_WAIT_FOR_THE_DISK = "SET synchronous_commit = off";

    private static final String LEAVE_NO_TRACE = "RESET synchronous_commit; SELECT pg_advisory_unlock_all()";
    private static final String LEAD = """
            SELECT shard FROM unnest(?::integer[]) AS shard WHERE pg_try_advisory_lock(?, shard)
            """;
    private static final String NEXT = """
            SELECT seq, id, tenant_id, topic, aggregatetype, aggregateid, type, version, occurred_at, traceparent,
                   payload, (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint) AS running
            FROM outbox
            WHERE shard = ANY (?) AND seq > ?
            ORDER BY seq
            LIMIT ?
            """;
    private static final String DELETE = """
            WITH published AS (DELETE FROM outbox WHERE seq = ANY (?)) SELECT pg_current_xact_id()::text::bigint
            """;
    private static final String BACKLOG = """
            SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(occurred_at)), 0)
            FROM (SELECT occurred_at FROM outbox ORDER BY seq LIMIT 100000) AS oldest
            """;

    private final Connection connection;
    private final TreeSet<Integer> shards = new TreeSet<>();
    private final Emptied emptied = new Emptied();
    private long running;

    RelaySession(DataSource database) throws SQLException {
        this.connection = database.getConnection();
        try {
            execute(DO_NOT_WAIT_FOR_THE_DISK);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    boolean leadsAll() {
        return shards.size() == SHARDS;
    }

    int shardsLed() {
        return shards.size();
    }

    /** Takes every shard that has no leader. */
    void lead() throws SQLException {
        Integer[] missing = IntStream.range(0, SHARDS)
                .filter(shard -> !shards.contains(shard))
                .boxed()
                .toArray(Integer[]::new);
        try (PreparedStatement statement = connection.prepareStatement(LEAD)) {
            statement.setArray(1, connection.createArrayOf("integer", missing));
            statement.setInt(2, LOCK_CLASS);
            try (ResultSet taken = statement.executeQuery()) {
                while (taken.next()) {
                    shards.add(taken.getInt(1));
                    emptied.reset();
                }
            }
        }
    }

    /** The oldest rows of the shards led here, to be {@linkplain #delete deleted} before others are asked for. */
    List<OutboxRow> next(int limit) throws SQLException {
        if (shards.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setArray(1, connection.createArrayOf("smallint", shards.toArray()));
            statement.setLong(2, emptied.upTo());
            statement.setInt(3, limit);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                    running = found.getLong("running");
                }
            }
            return rows;
        }
    }

    void delete(List<OutboxRow> published) throws SQLException {
        Array sequence = connection.createArrayOf(
                "bigint", published.stream().map(OutboxRow::seq).toArray());
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setArray(1, sequence);
            try (ResultSet deletion = statement.executeQuery()) {
                deletion.next();
                emptied.deleted(published.getLast().seq(), running, deletion.getLong(1));
            }
        }
    }

    /** Rows waiting in all shards (counted up to 100,000) and the age of the oldest. */
    Backlog backlog() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BACKLOG);
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            return new Backlog(answer.getLong(1), answer.getDouble(2));
        }
    }

    /** The connection may go back to a pool, whose other users wait for the disk, and keeps no lock. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            execute(LEAVE_NO_TRACE);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    record Backlog(long rows, double oldestSeconds) {}

    private static OutboxRow row(ResultSet found) throws SQLException {
        return new OutboxRow(
                found.getLong("seq"),
                found.getObject("id", UUID.class),
                found.getString("tenant_id"),
                found.getString("topic"),
                found.getString("aggregatetype"),
                found.getString("aggregateid"),
                found.getString("type"),
                found.getLong("version"),
                found.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                found.getString("traceparent"),
                found.getString("payload"));
    }
}
