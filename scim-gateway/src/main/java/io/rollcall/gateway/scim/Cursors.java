package io.rollcall.gateway.scim;

import io.rollcall.gateway.scim.ListQuery.Start;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.message.SearchRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads cursors (RFC 9865): a position, on which side of it, and when it was given, sealed with a digest of both and of the
 * directory and query they belong to. The digest finds mistakes, it keeps nothing secret and needs no key: a position
 * only leads through what the token of the request may read anyway.
 */
@ApplicationScoped
public class Cursors {
    private static final byte FORMAT = 2;
    private static final byte FIRST_PAGE = 0;
    private static final byte AFTER = 1;
    private static final byte BEFORE = 2;
    private static final Position NOWHERE = new Position(null, new UUID(0, 0));
    private static final int DIGEST_LENGTH = 12;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Clock clock;
    private final Duration timeout;

    public Cursors(Clock clock, @ConfigProperty(name = "rollcall.scim.cursor-timeout") Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
    }

    /** How long a cursor is good for. */
    public Duration timeout() {
        return timeout;
    }

    /** @param scope the kind of resources that are listed */
    public String write(Caller caller, String scope, SearchRequest search, Start start) {
        return switch (start) {
            case Start.FirstPage first -> write(caller, scope, search, FIRST_PAGE, NOWHERE);
            case Start.After(Position position) -> write(caller, scope, search, AFTER, position);
            case Start.Before(Position position) -> write(caller, scope, search, BEFORE, position);
            case Start.Index index -> throw new IllegalArgumentException("an index is no cursor");
        };
    }

    private String write(Caller caller, String scope, SearchRequest search, byte side, Position position) {
        String key = position.key();
        byte[] text = key == null ? new byte[0] : key.getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(2 + Long.BYTES + 2 * Long.BYTES + 1 + text.length)
                .put(FORMAT)
                .put(side)
                .putLong(clock.instant().getEpochSecond())
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits())
                .put((byte) (key == null ? 0 : 1))
                .put(text)
                .array();
        byte[] digest = digest(caller, scope, search, content);
        byte[] sealed = ByteBuffer.allocate(DIGEST_LENGTH + content.length)
                .put(digest)
                .put(content)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @throws ScimException 400 invalidCursor or expiredCursor */
    public Start read(Caller caller, String scope, SearchRequest search, String cursor) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cursor);
            byte[] content = Arrays.copyOfRange(sealed, Math.min(DIGEST_LENGTH, sealed.length), sealed.length);
            byte[] digest = Arrays.copyOf(sealed, DIGEST_LENGTH);
            if (content.length == 0 || !MessageDigest.isEqual(digest, digest(caller, scope, search, content))) {
                throw invalid();
            }
            return start(ByteBuffer.wrap(content));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw invalid();
        }
    }

    private Start start(ByteBuffer content) {
        if (content.get() != FORMAT) {
            throw invalid();
        }
        byte side = content.get();
        checkAge(Instant.ofEpochSecond(content.getLong()));
        UUID id = new UUID(content.getLong(), content.getLong());
        @Nullable
        String key = content.get() == 0
                ? null
                : StandardCharsets.UTF_8.decode(content).toString();
        Position position = new Position(key, id);
        return switch (side) {
            case FIRST_PAGE -> new Start.FirstPage();
            case AFTER -> new Start.After(position);
            case BEFORE -> new Start.Before(position);
            default -> throw invalid();
        };
    }

    private void checkAge(Instant given) {
        Instant now = clock.instant();
        if (given.isAfter(now.plus(CLOCK_SKEW)) || given.plus(timeout).isBefore(now)) {
            throw ScimException.badRequest(
                    ScimType.EXPIRED_CURSOR,
                    "The cursor is older than " + timeout.toSeconds() + " seconds. Start again with an empty cursor.");
        }
    }

    private static byte[] digest(Caller caller, String scope, SearchRequest search, byte[] content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {
                caller.directory().toString(), scope, text(search.filter()), text(search.sortBy()), order(search)
            }) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha.update(bytes);
            }
            return Arrays.copyOf(sha.digest(content), DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String order(SearchRequest search) {
        return search.descending() ? "descending" : "ascending";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static ScimException invalid() {
        return ScimException.badRequest(
                ScimType.INVALID_CURSOR,
                "The cursor is not one that this server gave for this list, filter and order. Start again with an"
                        + " empty cursor.");
    }
}
