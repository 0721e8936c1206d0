package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.json.Members;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.Mutability;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.SchemaExtension;

/** Brings POST and PUT bodies (RFC 7644 sections 3.3 and 3.5.1) into canonical form. Thread-safe. */
public final class ResourceNormaliser {
    private final ResourceType type;
    private final Dialect dialect;
    private final ValueNormaliser values;
    private final BodyReader reader;

    public ResourceNormaliser(ResourceType type, Dialect dialect) {
        this.type = type;
        this.dialect = dialect;
        this.values = new ValueNormaliser(dialect);
        this.reader = new BodyReader(type, dialect);
    }

    /** A POST body. @throws ScimException 400 invalidValue, for required attributes too */
    public NormalisedResource create(ObjectNode body) {
        checkSchemas(body);
        NormalisedBody normalised = new NormalisedBody(type, values);
        reader.read(body, normalised);
        RequiredAttributes.check(normalised.resource(), type);
        return normalised.result();
    }

    /**
     * A PUT body: what it omits is cleared, except read-only attributes and members, which the caller keeps, and
     * immutable ones. The result's resource carries over read-only attributes of the existing resource.
     *
     * @throws ScimException 400 invalidValue; 400 mutability if an immutable attribute would change
     */
    public NormalisedResource replace(ObjectNode existing, ObjectNode body) {
        NormalisedResource normalised = create(body);
        ObjectNode resource = normalised.resource();
        keepFixed(existing, resource, type.schema().attributes());
        for (SchemaExtension extension : type.extensions()) {
            String urn = extension.schema().id();
            if (existing.get(urn) instanceof ObjectNode before) {
                JsonNode after = resource.get(urn);
                ObjectNode target = after instanceof ObjectNode object ? object : resource.objectNode();
                keepFixed(before, target, extension.schema().attributes());
                if (!target.isEmpty()) {
                    resource.set(urn, target);
                }
            }
        }
        SchemaList.update(resource, type);
        return normalised;
    }

    private static void keepFixed(ObjectNode before, ObjectNode after, Iterable<AttributeDefinition> definitions) {
        for (AttributeDefinition definition : definitions) {
            JsonNode old = before.get(definition.name());
            if (old == null) {
                continue;
            }
            if (definition.readOnly()) {
                after.set(definition.name(), old);
            } else if (definition.mutability() == Mutability.IMMUTABLE) {
                keepImmutable(definition, old, after);
            } else if (old instanceof ObjectNode parts && Immutability.ofParts(definition)) {
                ObjectNode target = after.withObjectProperty(definition.name());
                keepFixed(parts, target, definition.subAttributes());
                if (target.isEmpty()) {
                    after.remove(definition.name());
                }
            }
        }
    }

    private static void keepImmutable(AttributeDefinition definition, JsonNode old, ObjectNode after) {
        JsonNode given = after.get(definition.name());
        if (given != null && !ResourceDiff.same(definition, old, given)) {
            throw ScimException.badRequest(
                    ScimType.MUTABILITY, "'" + definition.name() + "' cannot be changed once it is set.");
        }
        after.set(definition.name(), old);
    }

    private void checkSchemas(ObjectNode body) {
        String uri = type.schema().id();
        if (!dialect.allows(Leniency.MISSING_SCHEMAS) && !Members.listsSchema(body, uri)) {
            throw ScimException.badRequest(ScimType.INVALID_VALUE, "'schemas' must list " + uri + ".");
        }
    }
}
