package io.rollcall.gateway.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A body in the form that RFC 7644 has for what its sender means.
 *
 * @param caller who sent it, with what the body has shown of them
 */
public record Incoming(Caller caller, ObjectNode body) {}
