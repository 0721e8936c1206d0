package io.rollcall.provisioning.column;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The columns that the vendor's configuration declares, {@code rollcall.members.columns}, in their order. */
@ApplicationScoped
public class MemberColumns {

    private final Map<String, MemberColumn> columns = new LinkedHashMap<>();

    MemberColumns(@ConfigProperty(name = "rollcall.members.columns") Optional<List<String>> declarations) {
        for (String declaration : declarations.orElse(List.of())) {
            MemberColumn column = MemberColumn.parse(declaration.strip());
            columns.put(column.key(), column);
        }
    }

    public @Nullable MemberColumn find(String key) {
        return columns.get(key);
    }

    public Collection<MemberColumn> all() {
        return List.copyOf(columns.values());
    }

    /** The value of every declared column: the one that is kept, or the default. */
    public Map<String, JsonNode> complete(JsonNode kept) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        columns.values().forEach(it -> values.put(it.key(), kept.has(it.key()) ? kept.get(it.key()) : it.initial()));
        return values;
    }
}
