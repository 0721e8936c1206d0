package io.rollcall.rbac.catalogue;

import java.util.regex.Pattern;

/** One action on one feature, for example {@code sourcing.search:use}: what a service asks about. */
public record PermissionKey(String value) implements Comparable<PermissionKey> {

    private static final Pattern SYNTAX =
            Pattern.compile("[a-z][a-z0-9-]{0,63}\\.[a-z][a-z0-9-]{0,63}:[a-z][a-z0-9-]{0,63}");

    public PermissionKey {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("a permission has the form module.feature:action: " + value);
        }
    }

    public FeatureKey feature() {
        return new FeatureKey(value.substring(0, value.indexOf(':')));
    }

    public ModuleKey module() {
        return feature().module();
    }

    @Override
    public int compareTo(PermissionKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
