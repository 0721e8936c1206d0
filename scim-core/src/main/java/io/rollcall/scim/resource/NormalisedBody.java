package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the attributes of one body. */
final class NormalisedBody implements AttributeSink {
    private final ResourceType type;
    private final ValueNormaliser values;
    private final ObjectNode resource;
    private final List<String> ignored = new ArrayList<>();
    private @Nullable List<String> members;
    private @Nullable Secret password;

    NormalisedBody(ResourceType type, ValueNormaliser values) {
        this.type = type;
        this.values = values;
        this.resource = SchemaList.start(type);
    }

    @Override
    public void attribute(ResolvedPath path, JsonNode raw) {
        AttributeDefinition attribute = path.attribute();
        if (path.readOnly() || attribute.name().equals("schemas")) {
            return;
        }
        if (type.isMembership(attribute)) {
            members = members(raw);
        } else if (Passwords.is(path)) {
            password = Passwords.read(values, path, raw);
        } else {
            JsonNode value = values.value(path.leaf(), path.path(), raw, ignored);
            if (value != null && !path.hidden()) {
                set(path, value);
            }
        }
    }

    @Override
    public void unknown(String name, JsonNode raw) {
        values.unknown(name, ignored);
    }

    private static @Nullable List<String> members(JsonNode raw) {
        if (raw.isNull()) {
            return null;
        }
        return ValueNormaliser.isBlank(raw) ? List.of() : MemberIds.read(raw);
    }

    private void set(ResolvedPath path, JsonNode value) {
        ObjectNode container = path.extension() == null ? resource : resource.withObjectProperty(path.extension());
        if (path.sub() == null) {
            merge(container, path, value);
        } else if (path.attribute().multiValued()) {
            container
                    .withArrayProperty(path.attribute().name())
                    .addObject()
                    .set(path.sub().name(), value);
        } else {
            setOnce(
                    container.withObjectProperty(path.attribute().name()),
                    path.sub().name(),
                    path,
                    value);
        }
    }

    /** An attribute may come in parts: as {@code name.givenName} and as {@code name}. */
    private static void merge(ObjectNode container, ResolvedPath path, JsonNode value) {
        String name = path.attribute().name();
        if (container.get(name) instanceof ObjectNode earlier && value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                setOnce(earlier, field.getKey(), path, field.getValue());
            }
        } else {
            setOnce(container, name, path, value);
        }
    }

    private static void setOnce(ObjectNode target, String name, ResolvedPath path, JsonNode value) {
        JsonNode previous = target.replace(name, value);
        if (previous != null && !previous.equals(value)) {
            throw ValueNormaliser.invalid(path.path(), "is given twice, with different values");
        }
    }

    ObjectNode resource() {
        return resource;
    }

    NormalisedResource result() {
        SchemaList.update(resource, type);
        return new NormalisedResource(resource, members, password, ignored);
    }
}
