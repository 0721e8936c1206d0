package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Returned;
import io.rollcall.scim.schema.SchemaExtension;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes an answer contains (RFC 7644 section 3.9): {@code attributes}, {@code excludedAttributes} and the
 * {@code returned} characteristic. If both parameters are given, {@code attributes} wins. Unknown names are ignored.
 */
public final class Projection {
    private final ResourceType type;
    /** Canonical paths asked for; null when everything that is returned by default is. */
    private final @Nullable Set<String> included;

    private final Set<String> excluded;

    private Projection(ResourceType type, @Nullable Set<String> included, Set<String> excluded) {
        this.type = type;
        this.included = included;
        this.excluded = excluded;
    }

    /** Everything that is returned by default. */
    public static Projection all(ResourceType type) {
        return new Projection(type, null, Set.of());
    }

    /** From the two parameters, which may be empty. */
    public static Projection of(List<String> attributes, List<String> excludedAttributes, ResourceType type) {
        if (!attributes.isEmpty()) {
            return new Projection(type, canonical(attributes, type), Set.of());
        }
        return new Projection(type, null, canonical(excludedAttributes, type));
    }

    private static Set<String> canonical(List<String> names, ResourceType type) {
        Set<String> paths = new HashSet<>();
        for (String given : names) {
            String name = given.strip();
            String extension = type.extensionUrn(name);
            AttributePath path = extension == null ? AttributePath.parse(name) : null;
            ResolvedPath found = path == null ? null : type.resolve(path, Dialect.lenient());
            if (extension != null) {
                paths.add(extension);
            } else if (found != null) {
                paths.add(found.path());
            }
        }
        return paths;
    }

    /** Whether an attribute would be part of the answer: ask before loading what is expensive, such as members. */
    public boolean includes(String attribute) {
        ResolvedPath path = type.core(attribute);
        return path != null && verdict(path.attribute(), path.path(), null) != Verdict.NONE;
    }

    /** The part of the resource to answer with. The resource is not changed; the answer shares nodes with it. */
    public ObjectNode apply(ObjectNode resource) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : resource.properties()) {
            String key = field.getKey();
            ResolvedPath path = type.core(key);
            if (path != null) {
                project(path.attribute(), key, null, field.getValue(), answer);
            } else if (field.getValue() instanceof ObjectNode values && isExtension(key)) {
                projectExtension(key, values, answer);
            }
        }
        return answer;
    }

    private void projectExtension(String urn, ObjectNode values, ObjectNode answer) {
        ObjectNode target = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : values.properties()) {
            ResolvedPath path = type.inExtension(urn, field.getKey(), null);
            if (path != null) {
                project(path.attribute(), path.path(), urn, field.getValue(), target);
            }
        }
        if (!target.isEmpty()) {
            answer.set(urn, target);
        }
    }

    private void project(
            AttributeDefinition definition,
            String path,
            @Nullable String extension,
            JsonNode value,
            ObjectNode answer) {
        switch (verdict(definition, path, extension)) {
            case ALL -> answer.set(definition.name(), value);
            case PARTS -> {
                JsonNode parts = parts(definition, path, named(path, extension), value);
                if (!parts.isEmpty()) {
                    answer.set(definition.name(), parts);
                }
            }
            case NONE -> {}
        }
    }

    private enum Verdict {
        ALL,
        PARTS,
        NONE
    }

    private Verdict verdict(AttributeDefinition definition, String path, @Nullable String extension) {
        if (definition.returned() == Returned.NEVER) {
            return Verdict.NONE;
        }
        if (definition.returned() == Returned.ALWAYS) {
            return Verdict.ALL;
        }
        boolean named =
                included != null && (included.contains(path) || (extension != null && included.contains(extension)));
        if (!named && (included != null || definition.returned() == Returned.REQUEST)) {
            return anyPart(definition, path, included) ? Verdict.PARTS : Verdict.NONE;
        }
        if (excluded.contains(path) || (extension != null && excluded.contains(extension))) {
            return Verdict.NONE;
        }
        return anyPart(definition, path, excluded) || hidesParts(definition) ? Verdict.PARTS : Verdict.ALL;
    }

    /** True if the whole attribute is asked for, as is everything without {@code attributes}. */
    private boolean named(String path, @Nullable String extension) {
        return included == null || included.contains(path) || (extension != null && included.contains(extension));
    }

    private static boolean hidesParts(AttributeDefinition definition) {
        for (AttributeDefinition sub : definition.subAttributes()) {
            if (sub.returned() == Returned.NEVER || sub.returned() == Returned.REQUEST) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyPart(AttributeDefinition definition, String path, @Nullable Set<String> paths) {
        if (paths == null || paths.isEmpty()) {
            return false;
        }
        for (AttributeDefinition sub : definition.subAttributes()) {
            if (paths.contains(path + "." + sub.name())) {
                return true;
            }
        }
        return false;
    }

    private JsonNode parts(AttributeDefinition definition, String path, boolean whole, JsonNode value) {
        if (value instanceof ArrayNode elements) {
            ArrayNode target = JsonNodeFactory.instance.arrayNode(elements.size());
            for (JsonNode element : elements) {
                JsonNode parts = parts(definition, path, whole, element);
                if (!parts.isEmpty()) {
                    target.add(parts);
                }
            }
            return target;
        }
        ObjectNode target = JsonNodeFactory.instance.objectNode();
        for (AttributeDefinition sub : definition.subAttributes()) {
            JsonNode part = value.get(sub.name());
            if (part != null && returns(sub, path + "." + sub.name(), whole)) {
                target.set(sub.name(), part);
            }
        }
        return target;
    }

    private boolean returns(AttributeDefinition sub, String path, boolean whole) {
        boolean asked = included != null && included.contains(path);
        return switch (sub.returned()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case REQUEST -> asked;
            case DEFAULT -> asked || (whole && !excluded.contains(path));
        };
    }

    private boolean isExtension(String urn) {
        for (SchemaExtension extension : type.extensions()) {
            if (extension.schema().id().equals(urn)) {
                return true;
            }
        }
        return false;
    }
}
