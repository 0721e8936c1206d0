package io.rollcall.gateway.requestlog.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.requestlog.EventRef;
import io.rollcall.gateway.requestlog.LoggedRequest;
import io.rollcall.kit.id.Ids;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entries as rows, and back. */
final class RequestRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<EventRef>> EVENTS = new TypeReference<>() {};

    private RequestRows() {}

    /** Takes a while for many entries: the bodies are packed. */
    static Tuple parameters(List<LoggedRequest> entries) {
        List<LoggedRequest> withBody =
                entries.stream().filter(BodyBlock::hasBody).toList();
        return Tuple.of(withBody.isEmpty() ? null : Ids.next())
                .addValue(withBody.isEmpty() ? null : io.vertx.core.buffer.Buffer.buffer(BodyBlock.pack(withBody)))
                .addArrayOfUUID(ids(entries, one -> one.directory().value()))
                .addArrayOfUUID(ids(entries, LoggedRequest::id))
                .addArrayOfOffsetDateTime(entries.stream()
                        .map(one -> one.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(entries, LoggedRequest::method))
                .addArrayOfString(texts(entries, LoggedRequest::path))
                .addArrayOfShort(
                        entries.stream().map(one -> (short) one.status()).toArray(Short[]::new))
                .addArrayOfFloat(
                        entries.stream().map(LoggedRequest::durationMillis).toArray(Float[]::new))
                .addArrayOfString(texts(entries, LoggedRequest::dialect))
                .addArrayOfString(texts(entries, LoggedRequest::client))
                .addArrayOfString(texts(entries, LoggedRequest::userAgent))
                .addArrayOfString(texts(entries, LoggedRequest::requestId))
                .addArrayOfString(texts(entries, LoggedRequest::summary))
                .addArrayOfString(texts(entries, LoggedRequest::subject))
                .addArrayOfUUID(ids(entries, LoggedRequest::resourceId))
                .addArrayOfShort(slots(entries))
                .addArrayOfString(texts(entries, one -> write(one.events())));
    }

    static LoggedRequest head(Row row) {
        return entry(row, null, null);
    }

    static LoggedRequest whole(Row row) {
        Buffer block = row.getBuffer("content");
        BodyBlock.Bodies bodies = block == null
                ? new BodyBlock.Bodies(null, null)
                : BodyBlock.unpack(block.getBytes(), row.getShort("body_slot"));
        return entry(row, bodies.request(), bodies.response());
    }

    private static LoggedRequest entry(Row row, @Nullable String sent, @Nullable String answered) {
        return new LoggedRequest(
                row.getUUID("id"),
                new TenantId(row.getString("tenant_id")),
                new DirectoryId(row.getUUID("directory_id")),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("method"),
                row.getString("path"),
                row.getShort("status"),
                row.getFloat("duration_ms"),
                row.getString("dialect"),
                row.getString("client"),
                row.getString("user_agent"),
                row.getString("request_id"),
                row.getString("summary"),
                row.getString("subject"),
                row.getUUID("resource_id"),
                sent,
                answered,
                read(row.getString("events")));
    }

    private static @Nullable String write(List<EventRef> events) {
        try {
            return events.isEmpty() ? null : JSON.writeValueAsString(events);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("references have members that are no JSON", e);
        }
    }

    private static List<EventRef> read(@Nullable String events) {
        try {
            return events == null ? List.of() : JSON.readValue(events, EVENTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not written by this service", e);
        }
    }

    /** PostgreSQL takes no NUL, and what others sent may have any character. */
    private static @Nullable String[] texts(
            List<LoggedRequest> entries, Function<LoggedRequest, @Nullable String> text) {
        @Nullable String[] texts = new String[entries.size()];
        for (int i = 0; i < texts.length; i++) {
            String value = text.apply(entries.get(i));
            texts[i] = value == null || value.indexOf('\0') < 0 ? value : value.replace("\0", "");
        }
        return texts;
    }

    private static @Nullable Short[] slots(List<LoggedRequest> entries) {
        @Nullable Short[] slots = new Short[entries.size()];
        short next = 0;
        for (int i = 0; i < slots.length; i++) {
            slots[i] = BodyBlock.hasBody(entries.get(i)) ? next++ : null;
        }
        return slots;
    }

    private static @Nullable UUID[] ids(List<LoggedRequest> entries, Function<LoggedRequest, @Nullable UUID> id) {
        @Nullable UUID[] ids = new UUID[entries.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id.apply(entries.get(i));
        }
        return ids;
    }
}
