package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.filter.DateTimes;
import io.rollcall.scim.schema.AttributeDefinition;
import java.math.BigDecimal;

/** Single values by type. The value itself is not repeated in messages: it may be personal data. */
final class ScalarNormaliser {
    private static final int MAX_NUMBER_LENGTH = 64;
    private static final int MAX_EXPONENT = 400;

    private final boolean booleanStrings;
    private final boolean coerce;

    ScalarNormaliser(Dialect dialect) {
        this.booleanStrings = dialect.allows(Leniency.BOOLEAN_STRINGS);
        this.coerce = dialect.allows(Leniency.SCALAR_COERCION);
    }

    JsonNode read(AttributeDefinition definition, String path, JsonNode raw) {
        return switch (definition.type()) {
            case BOOLEAN -> bool(path, raw);
            case INTEGER -> integer(path, raw);
            case DECIMAL -> decimal(path, raw);
            case DATE_TIME -> dateTime(path, raw);
            case STRING, REFERENCE, BINARY -> EnforcedValues.check(definition, path, string(path, raw));
            case COMPLEX -> throw new IllegalArgumentException(path + " is not a single value");
        };
    }

    private JsonNode bool(String path, JsonNode raw) {
        if (raw.isBoolean()) {
            return raw;
        }
        if (booleanStrings && raw.isTextual()) {
            if (raw.textValue().equalsIgnoreCase("true")) {
                return BooleanNode.TRUE;
            }
            if (raw.textValue().equalsIgnoreCase("false")) {
                return BooleanNode.FALSE;
            }
        }
        throw ValueNormaliser.invalid(path, "takes true or false, without quotes");
    }

    private JsonNode integer(String path, JsonNode raw) {
        if (raw.isIntegralNumber() && raw.canConvertToLong()) {
            return raw;
        }
        if (coerce && raw.isTextual()) {
            try {
                return LongNode.valueOf(Long.parseLong(raw.textValue()));
            } catch (NumberFormatException e) {
                throw ValueNormaliser.invalid(path, "takes a whole number");
            }
        }
        throw ValueNormaliser.invalid(path, "takes a whole number");
    }

    private JsonNode decimal(String path, JsonNode raw) {
        JsonNode number = raw;
        if (coerce && raw.isTextual() && raw.textValue().length() <= MAX_NUMBER_LENGTH) {
            try {
                number = DecimalNode.valueOf(new BigDecimal(raw.textValue()));
            } catch (NumberFormatException e) {
                throw ValueNormaliser.invalid(path, "takes a number");
            }
        }
        if (!number.isNumber()) {
            throw ValueNormaliser.invalid(path, "takes a number");
        }
        // A few characters can stand for more digits than a database keeps.
        if (Math.abs((long) number.decimalValue().scale()) > MAX_EXPONENT) {
            throw ValueNormaliser.invalid(path, "takes a number with an exponent of " + MAX_EXPONENT + " at most");
        }
        return number;
    }

    private JsonNode dateTime(String path, JsonNode raw) {
        if (raw.isTextual() && DateTimes.parse(raw.textValue()) != null) {
            return raw;
        }
        throw ValueNormaliser.invalid(path, "takes a time such as \"2026-01-31T08:00:00Z\"");
    }

    private JsonNode string(String path, JsonNode raw) {
        if (raw.isTextual()) {
            return raw;
        }
        if (coerce && raw.isValueNode()) {
            return ValueNormaliser.text(raw.asText());
        }
        throw ValueNormaliser.invalid(path, "takes text, in double quotes");
    }
}
