package io.rollcall.gateway.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.requestlog.store.RequestLogExpiry;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of the request log has to do. */
@QuarkusTest
@GatewayTest
class RequestLogStoreTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final TenantId tenant = new TenantId("log-store");
    private final DirectoryId directory = new DirectoryId(Ids.next());

    @Inject
    RequestLogStore store;

    @Inject
    RequestLogExpiry expiry;

    @Inject
    TenantSql sql;

    @Test
    void an_entry_comes_back_as_it_was() {
        // Given
        UUID person = Ids.next();
        LoggedRequest entry = new LoggedRequest(
                id(NOON, 1),
                tenant,
                directory,
                NOON,
                "PATCH",
                "/Users/" + person,
                200,
                1.5f,
                "entra",
                "prod",
                "agent",
                "request-1",
                "Ada was updated",
                "Ada",
                person,
                "{\"a\":1}",
                "{\"b\":\"ü\"}",
                List.of(new EventRef(Ids.next(), "io.rollcall.directory.user.updated.v1", "users/" + person)));

        // When
        await(store.append(tenant, List.of(entry)));

        // Then
        assertThat(await(store.find(tenant, directory, entry.id()))).contains(entry);
        assertThat(await(store.find(tenant, new DirectoryId(Ids.next()), entry.id())))
                .isEmpty();
        assertThat(await(store.find(new TenantId("log-other"), directory, entry.id())))
                .isEmpty();
        assertThat(search(query().build()).entries().getFirst().requestBody()).isNull();
    }

    @Test
    void a_search_finds_by_each_of_its_parts_and_by_all() {
        // Given
        UUID person = Ids.next();
        LoggedRequest refused = entry(1, "GET", 401, "Turned away: no token", null);
        LoggedRequest created = entry(2, "POST", 201, "Ada Lovelace was created", person);
        LoggedRequest read = entry(3, "GET", 200, "Ada Lovelace was read", person);
        LoggedRequest failed = entry(4, "POST", 409, "Bob was not created: taken", null);

        // When
        await(store.append(tenant, List.of(refused, created, read, failed)));

        // Then
        assertThat(search(query().build()).entries()).containsExactly(failed, read, created, refused);
        assertThat(search(query().status(401, 401).build()).entries()).containsExactly(refused);
        assertThat(search(query().status(400, 499).build()).entries()).containsExactly(failed, refused);
        assertThat(search(query().method("POST").build()).entries()).containsExactly(failed, created);
        assertThat(search(query().text("ADA LOVE").build()).entries()).containsExactly(read, created);
        assertThat(search(query().text("100%_").build()).entries()).isEmpty();
        assertThat(search(query().resource(person).build()).entries()).containsExactly(read, created);
        assertThat(search(query().resource(person).method("GET").text("read").build())
                        .entries())
                .containsExactly(read);
        assertThat(search(query().between(NOON.plusSeconds(2), NOON.plusSeconds(4))
                                .build())
                        .entries())
                .containsExactly(read, created);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat() {
        // Given
        List<LoggedRequest> entries = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            entries.add(entry(i, "GET", 200, "number " + i, null));
        }
        await(store.append(tenant, entries));
        List<LoggedRequest> seen = new ArrayList<>();

        // When
        UUID cursor = null;
        do {
            RequestLogStore.Part part = search(query().before(cursor).limit(10).build());
            seen.addAll(part.entries());
            cursor = part.nextCursor();
        } while (cursor != null);

        // Then
        assertThat(seen).isEqualTo(entries.reversed());
    }

    @Test
    void followers_get_the_latest() {
        // Given
        List<LoggedRequest> entries = List.of(
                entry(1, "GET", 200, "one", null),
                entry(2, "GET", 200, "two", null),
                entry(3, "GET", 200, "three", null));
        await(store.append(tenant, entries));

        // When
        List<UUID> found =
                await(store.after(tenant, directory, entries.getFirst().id(), 10));

        // Then
        assertThat(found).containsExactly(entries.get(2).id(), entries.get(1).id());
        assertThat(await(store.find(tenant, directory, found))).containsExactly(entries.get(1), entries.get(2));
        assertThat(await(store.after(tenant, directory, id(NOON, 0), 1)))
                .containsExactly(entries.get(2).id());
    }

    @Test
    void old_entries_of_all_tenants_are_forgotten() throws SQLException {
        // Given
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        LoggedRequest old = entryAt(longAgo, 1, "GET", 200, "old", null, null, null);
        LoggedRequest kept = entry(1, "GET", 200, "kept", null);
        await(store.append(tenant, List.of(old, kept)));

        // When
        int gone = expiry.expire(longAgo.plus(1, ChronoUnit.DAYS));

        // Then
        assertThat(gone).isEqualTo(1);
        assertThat(search(query().build()).entries()).containsExactly(kept);
    }

    @Test
    void old_entries_go_however_many_there_are() throws SQLException {
        // Given
        Instant longAgo = Instant.parse("2019-01-01T00:00:00Z");
        await(store.append(
                tenant,
                IntStream.rangeClosed(1, 2001)
                        .mapToObj(number -> entryAt(longAgo, number, "GET", 200, "old", null, null, null))
                        .toList()));
        LoggedRequest kept = entry(1, "GET", 200, "kept", null);
        await(store.append(tenant, List.of(kept)));

        // When
        int gone = expiry.expire(longAgo.plus(1, ChronoUnit.DAYS));

        // Then
        assertThat(gone).isEqualTo(2001);
        assertThat(search(query().build()).entries()).containsExactly(kept);
    }

    @Test
    void each_entry_of_a_batch_keeps_its_own_bodies() {
        // Given
        LoggedRequest both = entry(1, "PUT", 200, "both", null, "{\"sent\":1}", "{\"answered\":\"é\"}");
        LoggedRequest none = entry(2, "DELETE", 204, "none", null);
        LoggedRequest answered = entry(3, "GET", 200, "answered", null, null, "{}");
        LoggedRequest empty = entry(4, "POST", 400, "empty", null, "", "{\"detail\":\"no body\"}");
        List<LoggedRequest> batch = List.of(both, none, answered, empty);

        // When
        await(store.append(tenant, batch));

        // Then
        assertThat(batch)
                .allSatisfy(one -> assertThat(await(store.find(tenant, directory, one.id())))
                        .contains(one));
    }

    @Test
    void bodies_are_forgotten_with_their_entries() throws SQLException {
        // Given
        LoggedRequest entry = entry(1, "POST", 201, "told", null, "{}", "{}");
        await(store.append(tenant, List.of(entry)));
        long before = blocks();

        // When
        expiry.expire(Instant.now().plus(1, ChronoUnit.DAYS));

        // Then
        assertThat(before).isPositive();
        assertThat(blocks()).isZero();
        assertThat(await(store.find(tenant, directory, entry.id()))).isEmpty();
    }

    private long blocks() {
        return await(sql.read(
                tenant,
                tx -> tx.query("SELECT count(*) FROM request_bodies")
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0))));
    }

    private RequestLogStore.Part search(RequestQuery query) {
        return await(store.search(tenant, directory, query));
    }

    private LoggedRequest entry(int second, String method, int status, String summary, @Nullable UUID resource) {
        return entry(second, method, status, summary, resource, null, null);
    }

    private LoggedRequest entry(
            int second,
            String method,
            int status,
            String summary,
            @Nullable UUID resource,
            @Nullable String sent,
            @Nullable String answered) {
        return entryAt(NOON.plusSeconds(second), second, method, status, summary, resource, sent, answered);
    }

    private LoggedRequest entryAt(
            Instant at,
            int number,
            String method,
            int status,
            String summary,
            @Nullable UUID resource,
            @Nullable String sent,
            @Nullable String answered) {
        return new LoggedRequest(
                id(at, number),
                tenant,
                directory,
                at,
                method,
                "/Users",
                status,
                1f,
                "okta",
                null,
                null,
                "request",
                summary,
                null,
                resource,
                sent,
                answered,
                List.of());
    }

    /** Of that time, and of this test alone. */
    private UUID id(Instant at, int number) {
        UUID time = RequestQuery.idAt(at);
        return new UUID(
                time.getMostSignificantBits(),
                time.getLeastSignificantBits()
                        | (directory.value().getLeastSignificantBits() & 0x3fff_ffff_ffff_0000L)
                        | number);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    private static Query query() {
        return new Query();
    }

    private static final class Query {
        private @Nullable Instant from;
        private @Nullable Instant to;
        private @Nullable UUID before;
        private @Nullable Integer low;
        private @Nullable Integer high;
        private @Nullable String method;
        private @Nullable String text;
        private @Nullable UUID resource;
        private int limit = 100;

        Query between(Instant first, Instant end) {
            from = first;
            to = end;
            return this;
        }

        Query before(@Nullable UUID cursor) {
            before = cursor;
            return this;
        }

        Query status(int lowest, int highest) {
            low = lowest;
            high = highest;
            return this;
        }

        Query method(String name) {
            method = name;
            return this;
        }

        Query text(String contained) {
            text = contained;
            return this;
        }

        Query resource(UUID id) {
            resource = id;
            return this;
        }

        Query limit(int most) {
            limit = most;
            return this;
        }

        RequestQuery build() {
            return new RequestQuery(from, to, before, low, high, method, text, resource, limit);
        }
    }
}
