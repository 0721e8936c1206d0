package io.rollcall.rbac.catalogue;

import java.util.regex.Pattern;

/** One thing a module does, for example {@code sourcing.search}. */
public record FeatureKey(String value) implements Comparable<FeatureKey> {

    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9-]{0,63}\\.[a-z][a-z0-9-]{0,63}");

    public FeatureKey {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("a feature key has the form module.feature: " + value);
        }
    }

    public ModuleKey module() {
        return new ModuleKey(value.substring(0, value.indexOf('.')));
    }

    @Override
    public int compareTo(FeatureKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
