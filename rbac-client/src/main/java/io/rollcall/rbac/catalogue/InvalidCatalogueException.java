package io.rollcall.rbac.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue file cannot be used. The message lists everything that is wrong with it. */
public final class InvalidCatalogueException extends RuntimeException {

    private final transient List<Violation> violations;

    public InvalidCatalogueException(String file, List<Violation> violations) {
        super(violations.stream()
                .map(violation -> "\n  " + violation)
                .collect(Collectors.joining("", "catalogue " + file + " is not valid:", "")));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
