package io.rollcall.gateway.schema.store;

import io.rollcall.gateway.schema.SchemaDefinition;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.SchemaEvolution;
import io.rollcall.scim.schema.SchemaExtension;
import io.rollcall.scim.schema.SchemaHazard;
import io.rollcall.scim.schema.Uniqueness;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether stored resources fit a new version of a schema, in words for the admin, and what has to be rewritten. */
final class SchemaFit {
    private final StoredResources resources;
    private final SchemaDefinition definition;
    private final @Nullable SchemaDefinition before;

    SchemaFit(StoredResources resources, SchemaDefinition definition, @Nullable SchemaDefinition before) {
        this.resources = resources;
        this.definition = definition;
        this.before = before;
    }

    /** What does not fit; empty if everything does. Indexed values are in place then. */
    Uni<List<String>> problems() {
        List<String> problems = new ArrayList<>();
        return hazards(problems)
                .flatMap(done -> requiredExtension(problems))
                .flatMap(done -> problems.isEmpty()
                        ? indexedValues(problems)
                        : Uni.createFrom().voidItem())
                .replaceWith(problems);
    }

    private Uni<Void> hazards(List<String> problems) {
        if (before == null) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> checked = Uni.createFrom().voidItem();
        for (SchemaHazard hazard :
                SchemaEvolution.hazards(definition.container(), before.schema(), definition.schema())) {
            checked = checked.flatMap(done -> resources.against(hazard))
                    .invoke(count -> add(problems, count, hazard))
                    .replaceWithVoid();
        }
        return checked;
    }

    private void add(List<String> problems, long count, SchemaHazard hazard) {
        if (count == 0) {
            return;
        }
        String path = hazard.path().path();
        problems.add(
                switch (hazard) {
                    case SchemaHazard.NoValues(ResolvedPath attribute, String because) ->
                        resources(count) + " with a value for '" + path + "', but " + because
                                + ". Remove the values first, or keep the attribute as it is and add another one.";
                    case SchemaHazard.Everywhere everywhere ->
                        resources(count) + " without '" + path
                                + "', which would be required. Give them a value first, then require it.";
                    case SchemaHazard.Canonical(ResolvedPath attribute) ->
                        resources(count) + " with a value for '" + path + "' that is none of "
                                + String.join(", ", attribute.leaf().canonicalValues())
                                + ". Change the values first, or add them to canonicalValues.";
                });
    }

    private Uni<Void> requiredExtension(List<String> problems) {
        boolean newlyRequired =
                definition.extension() && definition.required() && (before == null || !before.required());
        if (!newlyRequired) {
            return Uni.createFrom().voidItem();
        }
        return resources
                .without()
                .invoke(count -> {
                    if (count > 0) {
                        problems.add(
                                resources(count) + " without the extension, which would be required. Define it with"
                                        + " required: false, give every " + definition.resourceType()
                                        + " a value, then require it.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> indexedValues(List<String> problems) {
        if (before == null) {
            // Nobody can have values of what was not there
            return Uni.createFrom().voidItem();
        }
        ResourceType earlier = type(before.schema());
        Map<String, ResolvedPath> old = indexed(earlier);
        Map<String, ResolvedPath> now = indexed(type(definition.schema()));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<String, ResolvedPath> entry : old.entrySet()) {
            if (!alike(entry.getValue(), now.get(entry.getKey()))) {
                done = done.flatMap(next -> resources.free(entry.getValue()));
            }
        }
        for (Map.Entry<String, ResolvedPath> entry : now.entrySet()) {
            boolean wasThere = earlier.resolve(parsed(entry.getKey()), Dialect.strict()) != null;
            if (wasThere && !alike(entry.getValue(), old.get(entry.getKey()))) {
                done = done.flatMap(next -> resources.take(entry.getValue()))
                        .invoke(count -> addShared(problems, count, entry.getKey()))
                        .replaceWithVoid();
            }
        }
        return done;
    }

    private static void addShared(List<String> problems, long count, String path) {
        if (count > 0) {
            problems.add(count + " value(s) of '" + path
                    + "' are there more than once, or are longer than 1500 bytes, so they cannot be unique. Filter by"
                    + " the attribute, change or remove them, then try again.");
        }
    }

    private static boolean alike(ResolvedPath one, @Nullable ResolvedPath other) {
        if (other == null) {
            return false;
        }
        AttributeDefinition left = one.leaf();
        AttributeDefinition right = other.leaf();
        return left.uniqueness() == right.uniqueness() && left.caseExact() == right.caseExact();
    }

    /** Indexes the values of attributes that are not unique; those that are have been from the beginning. */
    Uni<Void> indexTexts() {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (ResolvedPath path : type(definition.schema()).indexed()) {
            if (path.leaf().uniqueness() == Uniqueness.NONE) {
                done = done.flatMap(next -> resources.take(path)).replaceWithVoid();
            }
        }
        return done;
    }

    private static AttributePath parsed(String path) {
        return Objects.requireNonNull(AttributePath.parse(path));
    }

    private static Map<String, ResolvedPath> indexed(ResourceType type) {
        Map<String, ResolvedPath> paths = new TreeMap<>();
        type.indexed().forEach(path -> paths.put(path.path(), path));
        return paths;
    }

    private ResourceType type(Schema schema) {
        return definition.extension()
                ? new ResourceType("Any", "/Any", new Schema("urn:any:any", "", "", List.of()), extension(schema), null)
                : new ResourceType(definition.resourceType(), "/Any", schema, List.of(), null);
    }

    private static List<SchemaExtension> extension(Schema schema) {
        return List.of(new SchemaExtension(schema, false));
    }

    private String resources(long count) {
        return "There " + (count == 1 ? "is 1 " : "are " + count + " ") + definition.resourceType()
                + (count == 1 ? "" : "s");
    }
}
