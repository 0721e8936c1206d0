package io.rollcall.kit.drift;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything in which a service is to correct itself about one thing, by view. */
public record Correction(UUID id, Map<String, Difference> views) {

    public Correction {
        views = Map.copyOf(views);
    }

    /** What differs under that view; null if nothing does. */
    public @Nullable Difference under(String view) {
        return views.get(view);
    }
}
