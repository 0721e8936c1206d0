package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.patch.PatchOperation.Add;
import io.rollcall.scim.patch.PatchOperation.Clear;
import io.rollcall.scim.patch.PatchOperation.Remove;
import io.rollcall.scim.patch.PatchOperation.RemoveValues;
import io.rollcall.scim.patch.PatchOperation.Replace;
import io.rollcall.scim.resource.AttributeChange;
import io.rollcall.scim.resource.Elements;
import io.rollcall.scim.resource.Immutability;
import io.rollcall.scim.resource.RequiredAttributes;
import io.rollcall.scim.resource.ResourceDiff;
import io.rollcall.scim.resource.SchemaList;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies operations to one resource. */
final class PatchApplier {
    private final ResourceType type;
    private final ObjectNode original;
    private final WorkingCopy copy;
    private final ElementEditor elements;

    PatchApplier(ResourceType type, Dialect dialect, ObjectNode resource) {
        this.type = type;
        this.original = resource;
        this.copy = new WorkingCopy(resource);
        this.elements = new ElementEditor(copy, dialect);
    }

    PatchResult apply(List<PatchOperation> operations) {
        for (PatchOperation operation : operations) {
            switch (operation) {
                case Add(PatchTarget target, JsonNode value) -> write(target, value, false);
                case Replace(PatchTarget target, JsonNode value) -> write(target, value, true);
                case Remove(PatchTarget target) -> remove(target, true);
                case Clear(PatchTarget target) -> remove(target, false);
                case RemoveValues(PatchTarget target, List<JsonNode> values) ->
                    elements.removeValues(target.path(), values);
            }
        }
        return finish();
    }

    private void write(PatchTarget target, JsonNode value, boolean replace) {
        ResolvedPath path = target.path();
        boolean multiValued = path.attribute().multiValued();
        if (multiValued && (target.elements() != null || path.sub() != null)) {
            elements.write(target, value, replace);
        } else if (multiValued && !replace) {
            elements.addAll(path, value);
        } else if (path.sub() != null) {
            writeSub(path, path.sub(), value);
        } else if (value.isObject() && !Elements.isReference(path.attribute())) {
            ObjectNode object = copy.object(path);
            object.setAll((ObjectNode) value.deepCopy());
            copy.set(path, object);
        } else {
            copy.set(path, value.deepCopy());
        }
    }

    /** A reference that gets another value loses what belonged to the old one. */
    private void writeSub(ResolvedPath path, AttributeDefinition sub, JsonNode value) {
        ObjectNode object = copy.object(path);
        boolean moved = sub.name().equals("value") && !value.equals(object.get("value"));
        if (moved && Elements.isReference(path.attribute())) {
            object.removeAll();
        }
        object.set(sub.name(), value.deepCopy());
        copy.set(path, object);
    }

    private void remove(PatchTarget target, boolean mustExist) {
        ResolvedPath path = target.path();
        if (target.elements() != null || (path.sub() != null && path.attribute().multiValued())) {
            elements.remove(target, mustExist);
        } else if (path.sub() == null) {
            copy.remove(path);
        } else if (copy.now(path) != null) {
            ObjectNode object = copy.object(path);
            object.remove(path.sub().name());
            copy.set(path, object);
        }
    }

    private PatchResult finish() {
        List<AttributeChange> changes = new ArrayList<>();
        for (ResolvedPath path : copy.touched()) {
            tidy(path);
            JsonNode before = copy.before(path);
            JsonNode after = copy.now(path);
            String attribute = path.extension() == null
                    ? path.attribute().name()
                    : path.extension() + ":" + path.attribute().name();
            int known = changes.size();
            ResourceDiff.attribute(path.attribute(), attribute, before, after, changes);
            if (changes.size() > known) {
                checkChange(path.attribute(), attribute, before, after);
            } else if (before != null) {
                copy.set(path, before);
            }
        }
        if (changes.isEmpty()) {
            return new PatchResult(original, changes);
        }
        SchemaList.update(copy.resource(), type);
        RequiredAttributes.checkEnforced(copy.resource(), type);
        return new PatchResult(copy.resource(), changes);
    }

    /** Drops what an operation has left empty or doubled. */
    private void tidy(ResolvedPath path) {
        AttributeDefinition definition = path.attribute();
        JsonNode value = copy.now(path);
        if (value instanceof ArrayNode array) {
            array.removeIf(element -> !Elements.hasContent(element));
            ArrayNode collapsed = Elements.collapse(definition, array);
            if (collapsed.isEmpty()) {
                copy.remove(path);
            } else {
                copy.set(path, collapsed);
            }
        } else if (value instanceof ObjectNode object && !Elements.isComplete(definition, object)) {
            copy.remove(path);
        }
    }

    private static void checkChange(
            AttributeDefinition definition, String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (definition.required() && RequiredAttributes.isMissing(after)) {
            throw ScimException.badRequest(
                    ScimType.MUTABILITY, "'" + path + "' is required and cannot be removed. Replace it instead.");
        }
        Immutability.check(definition, path, before, after);
    }
}
