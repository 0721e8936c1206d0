package io.rollcall.scim.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be known of all attributes of a type, found once. */
final class Characteristics {
    private final List<ResolvedPath> indexed = new ArrayList<>();
    private boolean onRequest;
    private boolean enforced;

    Characteristics(ResourceType type) {
        visit(null, type.schema().attributes());
        for (SchemaExtension extension : type.extensions()) {
            visit(extension.schema().id(), extension.schema().attributes());
        }
    }

    List<ResolvedPath> indexed() {
        return List.copyOf(indexed);
    }

    boolean onRequest() {
        return onRequest;
    }

    boolean enforced() {
        return enforced;
    }

    private void visit(@Nullable String extension, List<AttributeDefinition> definitions) {
        for (AttributeDefinition definition : definitions) {
            ResolvedPath path = ResolvedPath.of(extension, definition);
            visit(path);
            for (AttributeDefinition sub : definition.subAttributes()) {
                visit(path.child(sub));
            }
        }
    }

    private void visit(ResolvedPath path) {
        AttributeDefinition leaf = path.leaf();
        enforced |= leaf.enforced();
        onRequest |= leaf.returned() == Returned.REQUEST;
        // A part of the standard can be enforced too, where a directory restricts its values
        boolean ofTenant = path.attribute().enforced() && leaf.enforced();
        if (ofTenant && !path.hidden() && (leaf.uniqueness() != Uniqueness.NONE || isText(leaf))) {
            indexed.add(path);
        }
    }

    private static boolean isText(AttributeDefinition definition) {
        return definition.type() == AttributeType.STRING || definition.type() == AttributeType.REFERENCE;
    }
}
