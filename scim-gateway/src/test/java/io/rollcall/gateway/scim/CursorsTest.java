package io.rollcall.gateway.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.dialect.DirectoryProfile;
import io.rollcall.gateway.scim.ListQuery.Start;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.message.SearchRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Caller CALLER = caller();
    private static final SearchRequest QUERY = query("title eq \"x\"", "userName", "ascending");
    private static final UUID ID = UUID.fromString("0193f2d0-0000-7000-8000-000000000001");

    private final Cursors cursors = at(NOW);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ann", "Straße \u0001 \uD83D\uDE00"})
    void what_is_read_is_what_was_written(@Nullable String key) {
        Position position = new Position(key, ID);

        for (Start start : List.of(new Start.After(position), new Start.Before(position), new Start.FirstPage())) {
            String cursor = cursors.write(CALLER, "User", QUERY, start);

            assertThat(cursor).matches("[A-Za-z0-9_-]+");
            assertThat(cursors.read(CALLER, "User", QUERY, cursor)).isEqualTo(start);
        }
    }

    @Test
    void a_cursor_belongs_to_its_directory_type_filter_and_order() {
        String cursor = cursors.write(CALLER, "User", QUERY, new Start.After(new Position("ann", ID)));

        refused(ScimType.INVALID_CURSOR, () -> cursors.read(caller(), "User", QUERY, cursor));
        refused(ScimType.INVALID_CURSOR, () -> cursors.read(CALLER, "Group", QUERY, cursor));
        for (SearchRequest other : List.of(
                query("title eq \"y\"", "userName", "ascending"),
                query("title eq \"x\"", "title", "ascending"),
                query("title eq \"x\"", "userName", "descending"))) {
            refused(ScimType.INVALID_CURSOR, () -> cursors.read(CALLER, "User", other, cursor));
        }
    }

    @Test
    void every_change_of_a_cursor_is_found() {
        String cursor = cursors.write(CALLER, "User", QUERY, new Start.After(new Position("ann", ID)));

        for (int i = 0; i < cursor.length() - 1; i++) {
            char changed = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String other = cursor.substring(0, i) + changed + cursor.substring(i + 1);
            refused(ScimType.INVALID_CURSOR, () -> cursors.read(CALLER, "User", QUERY, other));
            String shorter = cursor.substring(0, i);
            refused(ScimType.INVALID_CURSOR, () -> cursors.read(CALLER, "User", QUERY, shorter));
        }
        for (String nonsense : List.of("x", "%", "ä", " ", "AAAA", "A".repeat(200))) {
            refused(ScimType.INVALID_CURSOR, () -> cursors.read(CALLER, "User", QUERY, nonsense));
        }
    }

    @Test
    void a_cursor_expires() {
        String cursor = cursors.write(CALLER, "User", QUERY, new Start.After(new Position("ann", ID)));

        assertThat(at(NOW.plusSeconds(3600)).read(CALLER, "User", QUERY, cursor))
                .isEqualTo(new Start.After(new Position("ann", ID)));
        refused(ScimType.EXPIRED_CURSOR, () -> at(NOW.plusSeconds(3601)).read(CALLER, "User", QUERY, cursor));
    }

    private static void refused(ScimType type, ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.error().scimType()).isEqualTo(type));
    }

    private static Cursors at(Instant now) {
        return new Cursors(Clock.fixed(now, ZoneOffset.UTC), Duration.ofHours(1));
    }

    private static Caller caller() {
        return new Caller(
                new TenantId("acme"),
                new DirectoryId(UUID.randomUUID()),
                new DirectoryProfile("okta", null, null, Map.of()),
                "http://localhost",
                "r",
                new Remarks());
    }

    private static SearchRequest query(String filter, String sortBy, String sortOrder) {
        return SearchRequest.ofQuery(
                Map.of("filter", List.of(filter), "sortBy", List.of(sortBy), "sortOrder", List.of(sortOrder)));
    }
}
