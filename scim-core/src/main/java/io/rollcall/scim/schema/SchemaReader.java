package io.rollcall.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads schema documents of tenants (RFC 7643 section 7) and finds everything that is wrong with them. Absent
 * characteristics have the defaults of section 2.2. Attributes read here are {@linkplain AttributeDefinition#enforced()
 * enforced}.
 */
public final class SchemaReader {
    private static final Set<String> MEMBERS = Set.of("schemas", "id", "name", "description", "attributes", "meta");
    private static final int MAX_URN = 200;
    private static final int MAX_NAME = 100;
    private static final int MAX_TEXT = 1000;

    private final SchemaProblems problems = new SchemaProblems();

    private SchemaReader() {}

    /** A schema that extends a resource type. @throws InvalidSchemaException with all problems */
    public static Schema extension(ObjectNode document) {
        SchemaReader reader = new SchemaReader();
        AttributeReader attributes = new AttributeReader(reader.problems, AttributeReader.RESERVED_IN_EXTENSIONS);
        return reader.read(document, attributes.topLevel(document.path("attributes")), List.of());
    }

    /**
     * The schema of a resource type; id, externalId and meta are added, whether or not the document has them.
     *
     * @throws InvalidSchemaException with all problems
     */
    public static Schema core(ObjectNode document) {
        SchemaReader reader = new SchemaReader();
        AttributeReader attributes = new AttributeReader(reader.problems, AttributeReader.RESERVED_IN_TYPES);
        JsonNode own = AttributeReader.withoutCommon(document.path("attributes"));
        return reader.read(document, attributes.topLevel(own), Schemas.commonAttributes());
    }

    private Schema read(ObjectNode document, List<AttributeDefinition> own, List<AttributeDefinition> common) {
        problems.unknownMembers("", document, MEMBERS);
        String id = problems.text("id", document.path("id"), MAX_URN);
        checkUrn(id);
        String name = problems.text("name", document.path("name"), MAX_NAME);
        String description = document.hasNonNull("description")
                ? problems.text("description", document.path("description"), MAX_TEXT)
                : name;
        problems.throwIfAny();
        List<AttributeDefinition> attributes = new ArrayList<>(common);
        attributes.addAll(own);
        return new Schema(id, name, description, attributes);
    }

    private void checkUrn(String urn) {
        String folded = urn.toLowerCase(Locale.ROOT);
        if (urn.isEmpty()) {
            return;
        }
        if (!isUrn(folded)) {
            problems.add(
                    "id",
                    "must be a URN of letters, digits, '.', '_', '-' and ':', such as"
                            + " urn:example:params:scim:schemas:extension:acme:2.0:User.");
        } else if (folded.startsWith("urn:ietf:params:scim:api:") || isStandard(folded)) {
            problems.add("id", "names a schema of the standard. Take a URN of your own.");
        }
    }

    private static boolean isStandard(String folded) {
        for (String urn : List.of(Schemas.USER, Schemas.GROUP, Schemas.ENTERPRISE_USER)) {
            if (folded.equals(urn.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        String core = "urn:ietf:params:scim:schemas:core:2.0:";
        return folded.equals(core + "schema")
                || folded.equals(core + "resourcetype")
                || folded.equals(core + "serviceproviderconfig");
    }

    private static boolean isUrn(String folded) {
        int parts = 0;
        char previous = ':';
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
            if ((c == ':' && previous == ':') || (c != ':' && !word)) {
                return false;
            }
            parts += c == ':' ? 1 : 0;
            previous = c;
        }
        return folded.startsWith("urn:") && parts >= 2 && previous != ':';
    }
}
