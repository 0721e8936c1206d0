package io.rollcall.provisioning.assignment.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.assignment.Grants;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Finding;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.GrantsChange;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.WorkspaceRolesChange;
import io.rollcall.provisioning.setting.Setting;
import io.rollcall.provisioning.setting.SettingCatalogue;
import io.rollcall.provisioning.setting.Settings;
import io.rollcall.provisioning.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what an assignment gives, and notes every field that is not right. */
final class GrantsReader {

    /** Of any list. */
    static final int MOST = 100;
    /** In all workspaces: what a person is entitled to must fit in an event. */
    private static final int MOST_ROLES = 2_000;

    private final SettingCatalogue catalogue;
    private final List<Finding> errors;

    GrantsReader(SettingCatalogue catalogue, List<Finding> errors) {
        this.catalogue = catalogue;
        this.errors = errors;
    }

    Grants read(String field, GrantsChange sent) {
        List<RoleGrant> roles = new ArrayList<>();
        keys(field + ".roles", sent.roles(), RoleKey::new).forEach(it -> roles.add(RoleGrant.ofTenant(it)));
        List<@Nullable WorkspaceRolesChange> workspaces = Objects.requireNonNullElse(sent.workspaces(), List.of());
        if (fits(field + ".workspaces", workspaces)) {
            for (int i = 0; i < workspaces.size(); i++) {
                roles.addAll(inWorkspace(field + ".workspaces[" + i + "]", workspaces.get(i)));
            }
        }
        roles(field + ".workspaces", roles);
        return new Grants(
                roles,
                keys(field + ".seats", sent.seats(), SeatTypeKey::new),
                settings(field + ".settings", Objects.requireNonNullElse(sent.settings(), Map.of())));
    }

    /** Notes when these are more roles than one person may get. */
    void roles(String field, Collection<RoleGrant> roles) {
        if (roles.size() > MOST_ROLES) {
            error(field, "must not give a person more than " + MOST_ROLES + " roles in all workspaces");
        }
    }

    /** Notes when a list is too long. */
    boolean fits(String field, List<?> sent) {
        if (sent.size() > MOST) {
            error(field, "must hold at most " + MOST);
        }
        return sent.size() <= MOST;
    }

    private List<RoleGrant> inWorkspace(String field, @Nullable WorkspaceRolesChange sent) {
        if (sent == null || sent.workspace() == null || !Workspace.isKey(sent.workspace())) {
            error(field + ".workspace", "must be the key of a workspace");
            return List.of();
        }
        return keys(field + ".roles", sent.roles(), RoleKey::new).stream()
                .map(it -> new RoleGrant(it, sent.workspace()))
                .toList();
    }

    private Settings settings(String field, Map<String, @Nullable JsonNode> sent) {
        Map<String, JsonNode> values = new HashMap<>();
        sent.forEach((key, value) -> {
            Setting setting = catalogue.find(key);
            if (setting == null) {
                error(field + "." + key, "is not a setting of the catalogue");
            } else if (value != null && !value.isNull()) {
                setting.objection(value).ifPresent(it -> error(field + "." + key, it));
                values.put(key, value);
            }
        });
        return Settings.of(values);
    }

    private <K> List<K> keys(String field, @Nullable List<@Nullable String> sent, Function<String, K> key) {
        List<K> keys = new ArrayList<>();
        List<@Nullable String> texts = Objects.requireNonNullElse(sent, List.of());
        if (!fits(field, texts)) {
            return keys;
        }
        for (int i = 0; i < texts.size(); i++) {
            try {
                keys.add(key.apply(Objects.requireNonNullElse(texts.get(i), "")));
            } catch (IllegalArgumentException e) {
                error(field + "[" + i + "]", "is not a key: lower-case letters, digits and '-'");
            }
        }
        return keys;
    }

    private void error(String field, String detail) {
        errors.add(new Finding(field, detail));
    }
}
