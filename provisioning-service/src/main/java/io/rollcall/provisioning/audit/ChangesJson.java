package io.rollcall.provisioning.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.AttributeChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values before and after as {@code [[attribute, before, after], ...]}: no names of members that a search would find. */
public final class ChangesJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ChangesJson() {}

    static String write(List<AttributeChange> changes) {
        var rows = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> rows.addArray()
                .add(change.attribute())
                .add(orNull(change.before()))
                .add(orNull(change.after())));
        return rows.toString();
    }

    public static List<AttributeChange> read(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        try {
            List<AttributeChange> changes = new ArrayList<>();
            for (JsonNode row : MAPPER.readTree(text)) {
                changes.add(new AttributeChange(row.path(0).asText(), value(row.path(1)), value(row.path(2))));
            }
            return changes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the changes of an audit entry", e);
        }
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? JsonNodeFactory.instance.nullNode() : node;
    }

    private static @Nullable JsonNode value(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : node;
    }
}
