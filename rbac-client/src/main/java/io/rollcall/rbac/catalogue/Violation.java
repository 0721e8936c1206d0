package io.rollcall.rbac.catalogue;

/** One thing that is wrong with what was given, and where. */
public record Violation(String path, String message) {

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
