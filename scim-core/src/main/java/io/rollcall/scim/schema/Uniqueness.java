package io.rollcall.scim.schema;

/** How far a value must be unique (RFC 7643 section 7). */
public enum Uniqueness {
    NONE("none"),
    SERVER("server"),
    GLOBAL("global");

    private final String keyword;

    Uniqueness(String keyword) {
        this.keyword = keyword;
    }

    /** The keyword used in schema documents. */
    public String keyword() {
        return keyword;
    }
}
