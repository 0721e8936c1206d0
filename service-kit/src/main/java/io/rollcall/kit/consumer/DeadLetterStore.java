package io.rollcall.kit.consumer;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where dead letters lie. Operators see all tenants, so this uses the delivery role; blocking. */
@ApplicationScoped
class DeadLetterStore {

    private static final String INSERT = """
            INSERT INTO dead_letter (id, tenant_id, consumer, topic, event_id, event_type, reason, source_partition,
                                     source_offset, dlq_partition, dlq_offset, failed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String LIST = """
            SELECT * FROM dead_letter
            WHERE (?::text IS NULL OR topic = ?) AND (?::text IS NULL OR consumer = ?)
              AND (?::uuid IS NULL OR id > ?::uuid)
              AND (?::uuid IS NULL OR id <= ?::uuid)
              AND (? OR replayed_at IS NULL)
            ORDER BY id
            LIMIT ?
            """;
    private static final String LAST = """
            SELECT id FROM dead_letter WHERE topic = ? AND consumer = ? ORDER BY id DESC LIMIT 1
            """;
    private static final String FIND = """
            SELECT * FROM dead_letter WHERE topic = ? AND consumer = ? AND id = ANY (?) ORDER BY id
            """;
    private static final String REPLAYED = "UPDATE dead_letter SET replayed_at = ? WHERE id = ?";

    private final javax.sql.DataSource database;

    DeadLetterStore(@DataSource("relay") javax.sql.DataSource database) {
        this.database = database;
    }

    void insert(DeadLetter letter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, letter.id());
            statement.setString(2, letter.tenantId());
            statement.setString(3, letter.consumer());
            statement.setString(4, letter.topic());
            statement.setString(5, letter.eventId());
            statement.setString(6, letter.eventType());
            statement.setString(7, letter.reason());
            statement.setInt(8, letter.sourcePartition());
            statement.setLong(9, letter.sourceOffset());
            statement.setInt(10, letter.deadLetterPartition());
            statement.setLong(11, letter.deadLetterOffset());
            statement.setObject(12, letter.failedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** In the order in which they failed. */
    List<DeadLetter> list(DeadLetterQuery query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, query.topic());
            statement.setString(2, query.topic());
            statement.setString(3, query.consumer());
            statement.setString(4, query.consumer());
            statement.setObject(5, query.after());
            statement.setObject(6, query.after());
            statement.setObject(7, query.upTo());
            statement.setObject(8, query.upTo());
            statement.setBoolean(9, query.replayedToo());
            statement.setInt(10, query.limit());
            return read(statement);
        }
    }

    /** The one that failed last; null when there is none. */
    @Nullable
    UUID last(String topic, String consumer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LAST)) {
            statement.setString(1, topic);
            statement.setString(2, consumer);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getObject(1, UUID.class) : null;
            }
        }
    }

    List<DeadLetter> find(String topic, String consumer, Collection<UUID> ids) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, topic);
            statement.setString(2, consumer);
            statement.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            return read(statement);
        }
    }

    void replayed(UUID id, Instant at) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REPLAYED)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    private static List<DeadLetter> read(PreparedStatement statement) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                letters.add(letter(found));
            }
        }
        return letters;
    }

    private static DeadLetter letter(ResultSet found) throws SQLException {
        return new DeadLetter(
                found.getObject("id", UUID.class),
                found.getString("tenant_id"),
                found.getString("consumer"),
                found.getString("topic"),
                found.getString("event_id"),
                found.getString("event_type"),
                found.getString("reason"),
                found.getInt("source_partition"),
                found.getLong("source_offset"),
                found.getInt("dlq_partition"),
                found.getLong("dlq_offset"),
                found.getObject("failed_at", OffsetDateTime.class).toInstant(),
                instant(found.getObject("replayed_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
