package io.rollcall.scim.filter;

import io.rollcall.scim.schema.AttributeDefinition;
import java.math.BigDecimal;
import java.time.Instant;

/** Literals read as the type of the attribute they are compared with: {@code active eq "True"} compares booleans. */
public final class Literals {
    private Literals() {}

    /** Also the texts "True" and "false". @throws io.rollcall.scim.message.ScimException 400 invalidFilter */
    public static boolean asBoolean(AttributeDefinition definition, Literal literal) {
        if (literal instanceof Literal.Bool(boolean value)) {
            return value;
        }
        String text = asText(literal);
        boolean isTrue = text.equalsIgnoreCase("true");
        if (!isTrue && !text.equalsIgnoreCase("false")) {
            throw Comparisons.invalid(
                    "'" + definition.name() + "' is compared with something that is not true or false.");
        }
        return isTrue;
    }

    /** Also text that is a number. @throws io.rollcall.scim.message.ScimException 400 invalidFilter */
    public static BigDecimal asNumber(AttributeDefinition definition, Literal literal) {
        if (literal instanceof Literal.Number(BigDecimal value)) {
            return value;
        }
        Literal read = BareWord.read(asText(literal), false);
        if (read instanceof Literal.Number(BigDecimal value)) {
            return value;
        }
        throw Comparisons.invalid("'" + definition.name() + "' is compared with something that is not a number.");
    }

    /** A time, see {@link DateTimes}. @throws io.rollcall.scim.message.ScimException 400 invalidFilter */
    public static Instant asInstant(AttributeDefinition definition, Literal literal) {
        Instant instant = DateTimes.parse(asText(literal));
        if (instant == null) {
            throw Comparisons.invalid("'" + definition.name()
                    + "' is compared with something that is not a time. Send for example \"2026-01-31T08:00:00Z\".");
        }
        return instant;
    }

    /** Numbers and booleans as they are written. */
    public static String asText(Literal literal) {
        return switch (literal) {
            case Literal.Text(String value) -> value;
            case Literal.Number(BigDecimal value) -> value.toPlainString();
            case Literal.Bool(boolean value) -> Boolean.toString(value);
            case Literal.Null() -> "";
        };
    }
}
