package io.rollcall.scim.schema;

/** Data types of attributes (RFC 7643 section 2.3). */
public enum AttributeType {
    STRING("string"),
    BOOLEAN("boolean"),
    DECIMAL("decimal"),
    INTEGER("integer"),
    DATE_TIME("dateTime"),
    BINARY("binary"),
    REFERENCE("reference"),
    COMPLEX("complex");

    private final String keyword;

    AttributeType(String keyword) {
        this.keyword = keyword;
    }

    /** The keyword used in schema documents. */
    public String keyword() {
        return keyword;
    }
}
