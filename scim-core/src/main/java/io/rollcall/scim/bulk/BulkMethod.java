package io.rollcall.scim.bulk;

/** What an operation of a bulk request does (RFC 7644 section 3.7). */
public enum BulkMethod {
    POST,
    PUT,
    PATCH,
    DELETE
}
