package io.rollcall.scim.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes of one schema by name in any case; canonical spelling is found without folding. */
final class AttributeIndex {
    private record Entry(ResolvedPath path, Map<String, ResolvedPath> subs) {}

    private final Map<String, Entry> entries = new HashMap<>();

    AttributeIndex(@Nullable String extension, List<AttributeDefinition> attributes) {
        for (AttributeDefinition attribute : attributes) {
            ResolvedPath path = ResolvedPath.of(extension, attribute);
            Map<String, ResolvedPath> subs = new HashMap<>();
            for (AttributeDefinition sub : attribute.subAttributes()) {
                put(subs, sub.name(), ResolvedPath.of(path, sub));
            }
            put(entries, attribute.name(), new Entry(path, Map.copyOf(subs)));
        }
    }

    @Nullable
    ResolvedPath find(String name, @Nullable String sub) {
        Entry entry = get(entries, name);
        if (entry == null || sub == null) {
            return entry == null ? null : entry.path;
        }
        return get(entry.subs, sub);
    }

    private static <V> void put(Map<String, V> map, String name, V value) {
        map.put(name, value);
        map.put(name.toLowerCase(Locale.ROOT), value);
    }

    private static <V> @Nullable V get(Map<String, V> map, String name) {
        V exact = map.get(name);
        return exact != null ? exact : map.get(name.toLowerCase(Locale.ROOT));
    }
}
