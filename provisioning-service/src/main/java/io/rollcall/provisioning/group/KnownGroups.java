package io.rollcall.provisioning.group;

import io.rollcall.events.GroupId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The groups of a tenant that exist, with their present names. */
public record KnownGroups(Map<GroupId, String> names) {

    public static final KnownGroups NONE = new KnownGroups(Map.of());

    public KnownGroups {
        names = Map.copyOf(names);
    }

    public boolean knows(GroupId id) {
        return names.containsKey(id);
    }

    public Optional<String> nameOf(GroupId id) {
        return Optional.ofNullable(names.get(id));
    }

    /** Two directories of a tenant may have groups of the same name; the older one is meant then. */
    public Optional<GroupId> named(String name) {
        String folded = GroupName.fold(name);
        return names.entrySet().stream()
                .filter(group -> GroupName.fold(group.getValue()).equals(folded))
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(GroupId::toString));
    }
}
