package io.rollcall.license.paging;

import io.rollcall.kit.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The place in a list after which a page begins: opaque to clients, the sort keys of an item to us. */
public final class Cursor {

    private static final String SEPARATOR = "\n";

    private Cursor() {}

    public static String encode(List<String> position) {
        byte[] text = String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Reads the query parameter; 400 unless it is one that {@link #encode} made. */
    public static <T> Optional<T> decode(@Nullable String cursor, int parts, Function<List<String>, T> position) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> keys = List.of(text.split(SEPARATOR, -1));
            if (keys.size() != parts) {
                throw new IllegalArgumentException("not " + parts + " parts");
            }
            return Optional.of(position.apply(keys));
        } catch (RuntimeException notOurs) {
            throw ProblemException.badRequest("cursor is not one that this list gave out.");
        }
    }
}
