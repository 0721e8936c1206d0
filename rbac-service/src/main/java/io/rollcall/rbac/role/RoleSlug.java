package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Derives the key of a role from its name: {@code recruiter} from "Recruiter++". */
final class RoleSlug {

    private static final int MAX = 60;
    private static final String FALLBACK = "role";

    private RoleSlug() {}

    /** The first of {@code recruiter}, {@code recruiter-2}, {@code recruiter-3} that is free. */
    static RoleKey derive(String name, Predicate<RoleKey> taken) {
        String slug = slug(name);
        RoleKey key = new RoleKey(slug);
        for (int suffix = 2; taken.test(key); suffix++) {
            key = new RoleKey(slug + "-" + suffix);
        }
        return key;
    }

    private static String slug(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        slug = trimDashes(slug.length() <= MAX ? slug : slug.substring(0, MAX));
        return slug.isEmpty() ? FALLBACK : slug;
    }

    private static String trimDashes(String slug) {
        return slug.replaceAll("^-|-$", "");
    }
}
