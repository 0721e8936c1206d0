package io.rollcall.provisioning.named;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose names for roles and seats count in a tenant, and what they mean.
 *
 * @param directories that are honoured
 * @param roles by key and by name, folded
 * @param seats by key and by name, folded
 */
public record Honouring(Set<DirectoryId> directories, Map<String, RoleKey> roles, Map<String, SeatTypeKey> seats) {

    public static final Honouring NOBODY = new Honouring(Set.of(), Map.of(), Map.of());

    public Honouring {
        directories = Set.copyOf(directories);
        roles = Map.copyOf(roles);
        seats = Map.copyOf(seats);
    }

    public static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** What nobody knows is passed over: it must not take away what the assignments give. */
    public Named read(@Nullable DirectoryId directory, Stated stated) {
        if (directory == null || !directories.contains(directory) || stated.equals(Stated.NOTHING)) {
            return Named.NOTHING;
        }
        return new Named(
                known(stated.roles(), roles).map(RoleGrant::ofTenant).toList(),
                known(stated.seats(), seats).toList());
    }

    private static <K> Stream<K> known(List<List<String>> named, Map<String, K> keys) {
        return named.stream()
                .flatMap(names -> names.stream()
                        .map(name -> keys.get(fold(name)))
                        .filter(Objects::nonNull)
                        .limit(1))
                .distinct();
    }
}
