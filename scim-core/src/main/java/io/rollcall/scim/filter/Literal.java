package io.rollcall.scim.filter;

import java.math.BigDecimal;

/** The value of a comparison. */
public sealed interface Literal {
    record Text(String value) implements Literal {}

    record Number(BigDecimal value) implements Literal {}

    record Bool(boolean value) implements Literal {}

    record Null() implements Literal {}
}
