package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.SchemaExtension;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the attributes that the keys of an object name: in any case, inside extension objects, and (lenient) as dotted,
 * URN-qualified or bare extension names.
 */
public final class BodyReader {
    private final ResourceType type;
    private final Dialect dialect;

    public BodyReader(ResourceType type, Dialect dialect) {
        this.type = type;
        this.dialect = dialect;
    }

    public void read(JsonNode body, AttributeSink sink) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String key = field.getKey();
            ResolvedPath attribute = type.core(key);
            String extension = attribute == null ? type.extensionUrn(key) : null;
            if (attribute != null) {
                sink.attribute(attribute, field.getValue());
            } else if (extension != null) {
                readExtension(extension, field.getValue(), sink);
            } else {
                readOther(key, field.getValue(), sink);
            }
        }
    }

    /** The attributes of an extension object; null, {@code ""} and {@code []} stand for all of them being null. */
    public void readExtension(String urn, JsonNode raw, AttributeSink sink) {
        if (!raw.isObject() && ValueNormaliser.isBlank(raw)) {
            for (AttributeDefinition attribute : definitions(urn)) {
                emit(type.inExtension(urn, attribute.name(), null), urn, NullNode.instance, sink);
            }
            return;
        }
        if (!raw.isObject()) {
            throw ValueNormaliser.invalid(urn, "takes an object with the attributes of the extension, in { }");
        }
        for (Map.Entry<String, JsonNode> field : raw.properties()) {
            emit(inExtension(urn, field.getKey()), urn + ":" + field.getKey(), field.getValue(), sink);
        }
    }

    private static void emit(@Nullable ResolvedPath path, String name, JsonNode raw, AttributeSink sink) {
        if (path == null) {
            sink.unknown(name, raw);
        } else {
            sink.attribute(path, raw);
        }
    }

    private @Nullable ResolvedPath inExtension(String urn, String key) {
        int dot = dialect.allows(Leniency.DOTTED_KEYS) ? key.indexOf('.') : -1;
        return dot < 0
                ? type.inExtension(urn, key, null)
                : type.inExtension(urn, key.substring(0, dot), key.substring(dot + 1));
    }

    private void readOther(String key, JsonNode raw, AttributeSink sink) {
        boolean composed = key.indexOf('.') >= 0 || key.indexOf(':') >= 0;
        if (composed && !dialect.allows(Leniency.DOTTED_KEYS)) {
            sink.unknown(key, raw);
            return;
        }
        AttributePath path = AttributePath.parse(key);
        emit(path == null ? null : type.resolve(path, dialect), key, raw, sink);
    }

    private Iterable<AttributeDefinition> definitions(String urn) {
        for (SchemaExtension extension : type.extensions()) {
            if (extension.schema().id().equals(urn)) {
                return extension.schema().attributes();
            }
        }
        return List.of();
    }
}
