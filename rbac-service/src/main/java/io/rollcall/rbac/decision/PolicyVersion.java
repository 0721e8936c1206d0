package io.rollcall.rbac.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an answer rests on, as it is told: {@code <roles>/<directory>.<entitlement>.<seats>.<manual roles>/<catalogue>}.
 * The catalogue is a name that does not count up: it takes no part in comparisons.
 *
 * @param person the counters of the person; empty for somebody unknown
 */
public record PolicyVersion(long roles, List<Long> person) {

    private static final Pattern SYNTAX =
            Pattern.compile("(\\d{1,18})/(-|\\d{1,18}(?:\\.\\d{1,18}){2,7})(?:/[A-Za-z0-9]{1,64})?");

    public PolicyVersion {
        person = List.copyOf(person);
    }

    /** @throws IllegalArgumentException when it is not of the form of those that answers carry */
    public static PolicyVersion read(String text) {
        var matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a policyVersion: " + text);
        }
        List<Long> person = new ArrayList<>();
        if (!matcher.group(2).equals("-")) {
            for (String part : matcher.group(2).split("\\.")) {
                person.add(Long.parseLong(part));
            }
        }
        return new PolicyVersion(Long.parseLong(matcher.group(1)), person);
    }

    /** Whether an answer of the other version knows everything that one of this version knew. */
    public boolean isReachedBy(PolicyVersion other) {
        if (other.roles < roles || other.person.size() < person.size()) {
            return false;
        }
        for (int part = 0; part < person.size(); part++) {
            if (other.person.get(part) < person.get(part)) {
                return false;
            }
        }
        return true;
    }
}
