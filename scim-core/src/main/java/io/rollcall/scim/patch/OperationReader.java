package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.filter.ElementFilter;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.path.TargetPath;
import io.rollcall.scim.resource.AttributeSink;
import io.rollcall.scim.resource.BodyReader;
import io.rollcall.scim.resource.Passwords;
import io.rollcall.scim.resource.ValueNormaliser;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import org.jspecify.annotations.Nullable;

/** Finds the target of each operation and brings its value into canonical form. */
final class OperationReader {
    private final ResourceType type;
    private final Dialect dialect;
    private final BodyReader bodies;
    private final ValueNormaliser values;
    private final OperationCollector collected = new OperationCollector();
    private final ValueOperations valueOperations;
    private final MemberOperations members;

    OperationReader(ResourceType type, Dialect dialect) {
        this.type = type;
        this.dialect = dialect;
        this.bodies = new BodyReader(type, dialect);
        this.values = new ValueNormaliser(dialect);
        this.valueOperations = new ValueOperations(dialect, values, collected);
        this.members = new MemberOperations(dialect, collected);
    }

    OperationCollector collected() {
        return collected;
    }

    void read(Verb verb, @Nullable String path, @Nullable JsonNode value) {
        if (verb != Verb.REMOVE && value == null) {
            throw ScimException.badRequest(
                    ScimType.INVALID_VALUE, "'value' is missing. To clear an attribute send null, or op remove.");
        }
        if (path != null) {
            readPath(verb, path, value);
        } else if (value == null || verb == Verb.REMOVE) {
            throw ScimException.badRequest(ScimType.NO_TARGET, "A remove needs a 'path' that says what to remove.");
        } else {
            readObject(verb, value);
        }
    }

    private void readPath(Verb verb, String path, @Nullable JsonNode value) {
        String extension = type.extensionUrn(path.strip());
        if (extension != null) {
            readExtension(verb, extension, value);
            return;
        }
        if (path.strip().equalsIgnoreCase(type.schema().id()) && value != null && verb != Verb.REMOVE) {
            readObject(verb, value);
            return;
        }
        TargetPath given = TargetPath.parse(path, dialect);
        PatchTarget target = resolve(given);
        if (target == null) {
            unknown(name(given));
        } else if (target.path().readOnly()) {
            throw ScimException.badRequest(
                    ScimType.MUTABILITY, "'" + target + "' is read-only. Leave it out of the request.");
        } else {
            dispatch(verb, target, value);
        }
    }

    private void readExtension(Verb verb, String urn, @Nullable JsonNode value) {
        if (verb == Verb.REMOVE || value == null) {
            bodies.readExtension(urn, NullNode.instance, new Sink(Verb.REPLACE));
        } else {
            bodies.readExtension(urn, value, new Sink(verb));
        }
    }

    /** A value without path is an object of attributes; Keycloak's client wraps it in an array. */
    private void readObject(Verb verb, JsonNode value) {
        if (value.isObject()) {
            bodies.read(value, new Sink(verb));
            return;
        }
        if (!value.isArray() || !dialect.allows(Leniency.LOOSE_PATCH_BODY)) {
            throw objectExpected();
        }
        for (JsonNode element : value) {
            if (!element.isObject()) {
                throw objectExpected();
            }
            bodies.read(element, new Sink(verb));
        }
    }

    private static ScimException objectExpected() {
        return ScimException.badRequest(
                ScimType.INVALID_VALUE, "Without 'path', 'value' must be an object such as {\"active\": false}.");
    }

    private void dispatch(Verb verb, PatchTarget target, @Nullable JsonNode value) {
        if (type.isMembership(target.path().attribute())) {
            members.read(verb, target, value);
        } else if (Passwords.is(target.path())) {
            collected.password(
                    verb == Verb.REMOVE || value == null ? null : Passwords.read(values, target.path(), value));
        } else if (target.path().hidden()) {
            checkHidden(target, value);
        } else if (!target.path().attribute().name().equals("schemas")) {
            valueOperations.read(verb, target, value);
        }
    }

    /** What nobody may read back is not kept, but has to be right. */
    private void checkHidden(PatchTarget target, @Nullable JsonNode value) {
        if (value != null) {
            values.value(target.path().leaf(), target.path().path(), value, collected.ignored());
        }
    }

    private @Nullable PatchTarget resolve(TargetPath given) {
        AttributePath attribute = given.attribute();
        if (given.filter() == null) {
            ResolvedPath path = type.resolve(attribute, dialect);
            return path == null ? null : new PatchTarget(path, null);
        }
        ResolvedPath whole = type.resolve(attribute, dialect);
        if (whole == null) {
            return null;
        }
        AttributeDefinition definition = whole.attribute();
        if (whole.sub() != null || !definition.multiValued()) {
            throw ScimException.badRequest(
                    ScimType.INVALID_PATH, "'" + whole.path() + "' has one value, so no [...] can select from it.");
        }
        ElementFilter elements = new ElementFilter(definition, given.filter());
        checkElements(elements);
        ResolvedPath path = given.subAttribute() == null
                ? whole
                : type.resolve(new AttributePath(attribute.urn(), attribute.name(), given.subAttribute()), dialect);
        return path == null ? null : new PatchTarget(path, elements);
    }

    private void checkElements(ElementFilter elements) {
        try {
            elements.check(dialect);
        } catch (ScimException e) {
            throw ScimException.badRequest(ScimType.INVALID_PATH, e.error().detail());
        }
    }

    /** Without the filter, as attributes of a body are named. */
    private static String name(TargetPath given) {
        String sub = given.subAttribute();
        return sub == null ? given.attribute().toString() : given.attribute() + "." + sub;
    }

    private void unknown(String attribute) {
        if (!dialect.allows(Leniency.UNKNOWN_ATTRIBUTES)) {
            throw ScimException.badRequest(
                    ScimType.INVALID_PATH,
                    "The path names '" + attribute + "', which " + type.name() + " does not have.");
        }
        collected.ignored().add(attribute);
    }

    /** Attributes of a value without path. Read-only ones, such as id, are ignored there. */
    private final class Sink implements AttributeSink {
        private final Verb verb;

        Sink(Verb verb) {
            this.verb = verb;
        }

        @Override
        public void attribute(ResolvedPath path, JsonNode raw) {
            // A template that has no members to name sends null; that must not empty the group
            boolean unnamed = raw.isNull() && type.isMembership(path.attribute());
            if (!path.readOnly() && !unnamed) {
                dispatch(verb, new PatchTarget(path, null), raw);
            }
        }

        @Override
        public void unknown(String name, JsonNode raw) {
            if (name.indexOf('[') > 0 && dialect.allows(Leniency.DOTTED_KEYS)) {
                readPath(verb, name, raw);
            } else {
                values.unknown(name, collected.ignored());
            }
        }
    }
}
