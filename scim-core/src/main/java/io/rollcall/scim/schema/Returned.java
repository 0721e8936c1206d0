package io.rollcall.scim.schema;

/** When an attribute is part of an answer (RFC 7643 section 7). */
public enum Returned {
    ALWAYS("always"),
    NEVER("never"),
    DEFAULT("default"),
    REQUEST("request");

    private final String keyword;

    Returned(String keyword) {
        this.keyword = keyword;
    }

    /** The keyword used in schema documents. */
    public String keyword() {
        return keyword;
    }
}
