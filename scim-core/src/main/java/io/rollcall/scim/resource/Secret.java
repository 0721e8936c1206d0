package io.rollcall.scim.resource;

/** A password. Kept apart from the resource, and never printed. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
