package io.rollcall.scim.schema;

/** Who may write an attribute, and when (RFC 7643 section 7). */
public enum Mutability {
    READ_ONLY("readOnly"),
    READ_WRITE("readWrite"),
    IMMUTABLE("immutable"),
    WRITE_ONLY("writeOnly");

    private final String keyword;

    Mutability(String keyword) {
        this.keyword = keyword;
    }

    /** The keyword used in schema documents. */
    public String keyword() {
        return keyword;
    }
}
