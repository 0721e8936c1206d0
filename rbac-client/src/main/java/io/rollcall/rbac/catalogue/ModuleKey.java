package io.rollcall.rbac.catalogue;

import java.util.regex.Pattern;

/** A part of the product that is sold and switched as a whole, for example {@code sourcing}. */
public record ModuleKey(String value) implements Comparable<ModuleKey> {

    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public ModuleKey {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("a module key is 1 to 64 lower-case letters, digits or '-': " + value);
        }
    }

    @Override
    public int compareTo(ModuleKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
