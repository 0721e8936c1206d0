package io.rollcall.scim.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares two versions of a schema. Uniqueness is not compared here: it is for the store to take up and to lay down. */
public final class SchemaEvolution {
    private final List<SchemaHazard> hazards = new ArrayList<>();

    private SchemaEvolution() {}

    /**
     * What stored resources have to satisfy for the new version to be true of them.
     *
     * @param extension the URN where the schema extends a type, null where it is the schema of a type
     */
    public static List<SchemaHazard> hazards(@Nullable String extension, Schema before, Schema after) {
        SchemaEvolution evolution = new SchemaEvolution();
        for (AttributeDefinition old : before.attributes()) {
            ResolvedPath path = ResolvedPath.of(extension, old);
            AttributeDefinition now = named(after.attributes(), old.name());
            evolution.compare(path, old, now, now == null ? path : ResolvedPath.of(extension, now));
        }
        for (AttributeDefinition now : after.attributes()) {
            boolean added = named(before.attributes(), now.name()) == null;
            if (added && now.required()) {
                evolution.hazards.add(new SchemaHazard.Everywhere(ResolvedPath.of(extension, now)));
            }
        }
        return List.copyOf(evolution.hazards);
    }

    private void compare(
            ResolvedPath path, AttributeDefinition old, @Nullable AttributeDefinition now, ResolvedPath next) {
        String reason = now == null ? "the new schema does not have it" : incompatible(old, now);
        if (reason != null || now == null) {
            hazards.add(new SchemaHazard.NoValues(path, reason == null ? "it is gone" : reason));
            return;
        }
        if (now.required() && !old.required()) {
            hazards.add(new SchemaHazard.Everywhere(next));
        }
        if (narrower(old, now)) {
            hazards.add(new SchemaHazard.Canonical(next));
        }
        for (AttributeDefinition sub : old.subAttributes()) {
            AttributeDefinition nowSub = named(now.subAttributes(), sub.name());
            compare(path.child(sub), sub, nowSub, nowSub == null ? path.child(sub) : next.child(nowSub));
        }
        for (AttributeDefinition sub : now.subAttributes()) {
            if (sub.required() && named(old.subAttributes(), sub.name()) == null) {
                hazards.add(new SchemaHazard.Everywhere(next.child(sub)));
            }
        }
    }

    private static @Nullable String incompatible(AttributeDefinition old, AttributeDefinition now) {
        boolean widened = old.type() == AttributeType.INTEGER && now.type() == AttributeType.DECIMAL;
        if (old.type() != now.type() && !widened) {
            return "its type changes from " + old.type().keyword() + " to "
                    + now.type().keyword();
        }
        if (old.multiValued() != now.multiValued()) {
            return now.multiValued() ? "it becomes multi-valued" : "it is no longer multi-valued";
        }
        return now.hidden() && !old.hidden() ? "it is never returned any more, and such values are not kept" : null;
    }

    private static boolean narrower(AttributeDefinition old, AttributeDefinition now) {
        if (now.canonicalValues().isEmpty()) {
            return false;
        }
        boolean stricter = now.caseExact() && !old.caseExact();
        return old.canonicalValues().isEmpty()
                || stricter
                || !now.canonicalValues().containsAll(old.canonicalValues());
    }

    private static @Nullable AttributeDefinition named(List<AttributeDefinition> definitions, String name) {
        for (AttributeDefinition definition : definitions) {
            if (definition.name().equals(name)) {
                return definition;
            }
        }
        return null;
    }
}
