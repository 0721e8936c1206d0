package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.patch.PatchOperation.Add;
import io.rollcall.scim.patch.PatchOperation.Clear;
import io.rollcall.scim.patch.PatchOperation.Remove;
import io.rollcall.scim.patch.PatchOperation.RemoveValues;
import io.rollcall.scim.patch.PatchOperation.Replace;
import io.rollcall.scim.resource.Elements;
import io.rollcall.scim.resource.ValueNormaliser;
import io.rollcall.scim.schema.AttributeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations on attributes that are part of the resource. */
final class ValueOperations {
    private final Dialect dialect;
    private final ValueNormaliser values;
    private final OperationCollector collected;

    ValueOperations(Dialect dialect, ValueNormaliser values, OperationCollector collected) {
        this.dialect = dialect;
        this.values = values;
        this.collected = collected;
    }

    void read(Verb verb, PatchTarget target, @Nullable JsonNode raw) {
        boolean hasValue = raw != null && !ValueNormaliser.isBlank(raw);
        switch (verb) {
            case ADD -> add(target, raw == null ? JsonNodeFactory.instance.nullNode() : raw);
            case REPLACE -> replace(target, raw);
            case REMOVE -> {
                if (raw != null && hasValue && selectsByValue(target)) {
                    removeValues(target, raw);
                } else if (raw == null || !raw.isArray() || !raw.isEmpty() || !selectsByValue(target)) {
                    collected.add(new Remove(target));
                }
            }
        }
    }

    private void replace(PatchTarget target, @Nullable JsonNode raw) {
        JsonNode value = raw == null ? null : normalise(target, raw);
        boolean parts = raw != null && isComposite(target, raw) && clearParts(target, raw);
        if (value != null) {
            collected.add(new Replace(target, value));
        } else if (!parts) {
            collected.add(new Clear(target));
        }
    }

    /** Sub-attributes of a single complex attribute are replaced one by one; a reference is replaced as a whole. */
    private static boolean isComposite(PatchTarget target, JsonNode raw) {
        AttributeDefinition leaf = target.path().leaf();
        return raw.isObject() && leaf.complex() && !leaf.multiValued() && !Elements.isReference(leaf);
    }

    /** {@code {"name": {"middleName": null}}} clears the middle name and leaves the other parts. */
    private boolean clearParts(PatchTarget target, JsonNode raw) {
        boolean found = false;
        for (Map.Entry<String, JsonNode> field : raw.properties()) {
            AttributeDefinition sub = target.path().leaf().subAttribute(field.getKey());
            if (sub != null && !sub.readOnly() && ValueNormaliser.isBlank(field.getValue())) {
                collected.add(new Clear(new PatchTarget(target.path().child(sub), null)));
                found = true;
            }
        }
        return found;
    }

    /** Adding null or nothing is no operation; adding {@code ""} to a single value clears it, as Entra means it. */
    private void add(PatchTarget target, JsonNode raw) {
        JsonNode value = normalise(target, raw);
        if (value != null) {
            collected.add(new Add(target, value));
        } else if (!raw.isNull() && !raw.isArray() && isSingle(target)) {
            collected.add(new Clear(target));
        }
    }

    private static boolean isSingle(PatchTarget target) {
        return !target.path().attribute().multiValued() || target.path().sub() != null;
    }

    private @Nullable JsonNode normalise(PatchTarget target, JsonNode raw) {
        AttributeDefinition leaf = target.path().leaf();
        String path = target.path().path();
        if (target.elements() != null && target.path().sub() == null) {
            return values.one(leaf, path, raw, collected.ignored());
        }
        // RFC 7644 lets add name one value of a multi-valued attribute without a list around it
        boolean bare = leaf.multiValued() && !raw.isArray() && !raw.isNull();
        JsonNode whole = bare ? JsonNodeFactory.instance.arrayNode().add(raw) : raw;
        return values.value(leaf, path, whole, collected.ignored());
    }

    private static boolean selectsByValue(PatchTarget target) {
        return target.elements() == null && target.path().leaf().multiValued();
    }

    private void removeValues(PatchTarget target, JsonNode raw) {
        if (!dialect.allows(Leniency.REMOVE_BY_VALUE)) {
            throw ScimException.badRequest(
                    ScimType.INVALID_VALUE,
                    "A remove takes no 'value'. Select with the path, as in " + target + "[value eq \"...\"].");
        }
        List<JsonNode> wanted = new ArrayList<>();
        for (JsonNode element :
                raw.isArray() ? raw : JsonNodeFactory.instance.arrayNode().add(raw)) {
            JsonNode value = values.one(target.path().leaf(), target.path().path(), element, collected.ignored());
            if (value != null) {
                wanted.add(value);
            }
        }
        collected.add(new RemoveValues(target, wanted));
    }
}
