package io.rollcall.gateway.user.store;

import io.rollcall.gateway.user.UserColumns;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parameters for many users at once: one array for each column. */
final class UserTuples {
    private UserTuples() {}

    /** One row for the statements that write all columns: $1 to $11. */
    record Item(UUID id, UserColumns columns, String resource) {}

    static Tuple of(UUID directory, List<Item> items, Instant now) {
        return Tuple.tuple()
                .addUUID(directory)
                .addArrayOfUUID(items.stream().map(Item::id).toArray(UUID[]::new))
                .addArrayOfString(texts(items, UserColumns::userName))
                .addArrayOfString(texts(items, UserColumns::userNameKey))
                .addArrayOfString(texts(items, UserColumns::externalId))
                .addArrayOfString(texts(items, UserColumns::displayName))
                .addArrayOfString(texts(items, UserColumns::displayNameKey))
                .addArrayOfString(texts(items, UserColumns::primaryEmailKey))
                .addArrayOfBoolean(
                        items.stream().map(item -> item.columns().active()).toArray(Boolean[]::new))
                .addArrayOfString(items.stream().map(Item::resource).toArray(String[]::new))
                .addOffsetDateTime(time(now));
    }

    /** Two arrays: each key, and whose it is. */
    static final class Keys {
        private final List<String> keys = new ArrayList<>();
        private final List<UUID> owners = new ArrayList<>();

        void add(UUID owner, String key) {
            keys.add(key);
            owners.add(owner);
        }

        boolean isEmpty() {
            return keys.isEmpty();
        }

        Tuple addTo(Tuple tuple) {
            return tuple.addArrayOfString(keys.toArray(String[]::new)).addArrayOfUUID(owners.toArray(UUID[]::new));
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String[] texts(List<Item> items, Function<UserColumns, @Nullable String> column) {
        @Nullable String[] texts = new String[items.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(items.get(i).columns());
        }
        return texts;
    }
}
