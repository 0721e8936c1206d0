package io.rollcall.rbac.role.http;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.catalogue.SelectionReader;
import io.rollcall.rbac.catalogue.Violation;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleDraft;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the bodies of roles, or says everything that is wrong with them. */
@ApplicationScoped
public class RoleBodies {

    private static final int MAX_SELECTED = 2_000;

    private final Catalogue catalogue;

    RoleBodies(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public RoleDraft draft(@Nullable RoleBody body) {
        if (body == null) {
            throw RoleProblems.invalid(List.of(new Violation("body", "is missing")));
        }
        List<Violation> violations = new ArrayList<>();
        String name = Objects.requireNonNullElse(body.name(), "").strip();
        if (name.isEmpty() || name.length() > Role.MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            violations.add(new Violation(
                    "name", "must have 1 to " + Role.MAX_NAME + " characters, and no control characters"));
        }
        String description = Objects.requireNonNullElse(body.description(), "");
        if (description.length() > Role.MAX_DESCRIPTION || description.indexOf('\0') >= 0) {
            violations.add(new Violation(
                    "description", "has at most " + Role.MAX_DESCRIPTION + " characters, none of them 0"));
        }
        RoleKey key = key("key", body.key(), violations);
        var rules = new RoleRules(
                key("base", body.base(), violations),
                selection("grants", body.grants(), violations),
                selection("denies", body.denies(), violations));
        if (!violations.isEmpty()) {
            throw RoleProblems.invalid(violations);
        }
        return new RoleDraft(key, name, description, rules);
    }

    public RoleKey replacement(String text) {
        List<Violation> violations = new ArrayList<>();
        RoleKey key = key("replacement", text, violations);
        if (key == null) {
            throw RoleProblems.invalid(violations);
        }
        return key;
    }

    private static @Nullable RoleKey key(String path, @Nullable String text, List<Violation> violations) {
        if (text == null) {
            return null;
        }
        try {
            return new RoleKey(text);
        } catch (IllegalArgumentException e) {
            violations.add(new Violation(path, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private Selection selection(String path, @Nullable SelectionBody body, List<Violation> violations) {
        if (body == null) {
            return Selection.NOTHING;
        }
        List<String> modules = SelectionBody.names(body.modules());
        List<String> features = SelectionBody.names(body.features());
        List<String> permissions = SelectionBody.names(body.permissions());
        if (modules.size() + features.size() + permissions.size() > MAX_SELECTED) {
            violations.add(new Violation(path, "has at most " + MAX_SELECTED + " entries"));
            return Selection.NOTHING;
        }
        return new SelectionReader(catalogue.tree(), violations).read(path, modules, features, permissions);
    }
}
