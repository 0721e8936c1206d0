package io.rollcall.kit.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What lists in bodies have to be. For the constructors of bodies, whose {@link IllegalArgumentException} is a 400. */
public final class Listed {

    private Listed() {}

    /** JSON can have a null in any list. */
    public static void withoutNull(String name, List<?> items) {
        for (@Nullable Object item : items) {
            if (item == null) {
                throw new IllegalArgumentException(name + " must not contain null");
            }
        }
    }

    public static void atMost(String name, int most, List<?> items) {
        if (items.size() > most) {
            throw new IllegalArgumentException(name + " must be at most " + most);
        }
    }

    /** Each person at most once, and nobody who is nobody. */
    public static <T> void eachPersonOnce(String name, List<T> items, Function<T, ?> person) {
        Set<Object> seen = new HashSet<>();
        for (@Nullable T item : items) {
            if (item == null || !seen.add(person.apply(item))) {
                throw new IllegalArgumentException(name + " must name each person once");
            }
        }
    }
}
