package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.scim.schema.AttributeDefinition;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;

/** What definitions of tenants say about texts: canonical values, references, base64 (RFC 7643 sections 2.3 and 7). */
final class EnforcedValues {
    private EnforcedValues() {}

    static JsonNode check(AttributeDefinition definition, String path, JsonNode text) {
        if (!definition.enforced()) {
            return text;
        }
        checkCanonical(definition, path, text.textValue());
        switch (definition.type()) {
            case REFERENCE -> checkReference(definition, path, text.textValue());
            case BINARY -> checkBase64(path, text.textValue());
            case STRING, BOOLEAN, DECIMAL, INTEGER, DATE_TIME, COMPLEX -> {}
        }
        return text;
    }

    private static void checkCanonical(AttributeDefinition definition, String path, String value) {
        boolean fits = definition.canonicalValues().isEmpty()
                || (definition.caseExact()
                        ? definition.canonicalValues().contains(value)
                        : definition.isCanonical(value));
        if (!fits) {
            throw ValueNormaliser.invalid(
                    path, "takes one of these values: " + String.join(", ", definition.canonicalValues()));
        }
    }

    /** A URI with a scheme for what lies outside; ids and relative URIs too where resources are meant. */
    private static void checkReference(AttributeDefinition definition, String path, String value) {
        boolean resources = false;
        for (String type : definition.referenceTypes()) {
            resources |= !type.equals("external") && !type.equals("uri");
        }
        try {
            if (new URI(value).isAbsolute()
                    || resources
                    || definition.referenceTypes().contains("uri")) {
                return;
            }
        } catch (URISyntaxException e) {
            throw ValueNormaliser.invalid(path, "takes a URI");
        }
        throw ValueNormaliser.invalid(path, "takes a URI with a scheme, such as https://example.com/x");
    }

    private static void checkBase64(String path, String value) {
        try {
            Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw ValueNormaliser.invalid(path, "takes bytes as base64");
        }
    }
}
