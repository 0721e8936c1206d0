package io.rollcall.scim.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be known of all attributes of a type, found once. */
final class Characteristics {
    private final List<ResolvedPath> unique = new ArrayList<>();
    private boolean onRequest;
    private boolean enforced;

    Characteristics(ResourceType type) {
        visit(null, type.schema().attributes());
        for (SchemaExtension extension : type.extensions()) {
            visit(extension.schema().id(), extension.schema().attributes());
        }
    }

    List<ResolvedPath> unique() {
        return List.copyOf(unique);
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
        if (leaf.enforced() && leaf.uniqueness() != Uniqueness.NONE) {
            unique.add(path);
        }
    }
}
