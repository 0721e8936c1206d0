package io.rollcall.rbac.simulation.http;

import io.rollcall.events.ManualRole;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.role.RoleChange;
import io.rollcall.rbac.role.http.RoleBodies;
import io.rollcall.rbac.simulation.SupposedChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the bodies of supposed changes, or says what is wrong with them. */
@ApplicationScoped
class ChangeReader {

    private final RoleBodies bodies;
    private final Catalogue catalogue;

    ChangeReader(RoleBodies bodies, Catalogue catalogue) {
        this.bodies = bodies;
        this.catalogue = catalogue;
    }

    SupposedChange read(@Nullable ChangeRequest body) {
        List<SupposedChange> changes = body == null
                ? List.of()
                : Stream.concat(ofRoles(body), ofPeople(body)).toList();
        if (changes.size() != 1) {
            throw ProblemException.badRequest("Suppose exactly one change: createRole, replaceRole, deleteRole, "
                    + "switchModule, governance, giveRole or takeRole.");
        }
        return changes.getFirst();
    }

    private Stream<SupposedChange> ofRoles(ChangeRequest body) {
        return Stream.<@Nullable RoleChange>of(
                        body.createRole() == null ? null : new RoleChange.Create(bodies.draft(body.createRole())),
                        body.replaceRole() == null ? null : replace(body.replaceRole()),
                        body.deleteRole() == null ? null : delete(body.deleteRole()),
                        body.switchModule() == null ? null : switched(body.switchModule()),
                        body.governance() == null ? null : new RoleChange.Govern(body.governance()))
                .filter(Objects::nonNull)
                .map(SupposedChange.OfRoles::new);
    }

    private static Stream<SupposedChange> ofPeople(ChangeRequest body) {
        return Stream.<@Nullable SupposedChange>of(
                        body.giveRole() == null ? null : give(body.giveRole()),
                        body.takeRole() == null ? null : take(body.takeRole()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    private RoleChange replace(ChangeRequest.Replacing asked) {
        return new RoleChange.Replace(key(asked.key()), bodies.draft(asked.role()));
    }

    private RoleChange delete(ChangeRequest.Deleting asked) {
        return new RoleChange.Delete(
                key(asked.key()), asked.replacement() == null ? null : bodies.replacement(asked.replacement()));
    }

    private RoleChange switched(ChangeRequest.Switching asked) {
        ModuleKey module = catalogue.tree().modules().stream()
                .map(CatalogueModule::key)
                .filter(key -> key.value().equals(asked.key()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no module '" + asked.key() + "'."));
        return new RoleChange.SwitchModule(module, asked.enabled());
    }

    private static SupposedChange give(ChangeRequest.Giving asked) {
        return new SupposedChange.Give(
                new UserId(asked.userId()),
                new ManualRole(new RoleGrant(key(asked.role()), asked.workspace()), asked.until()));
    }

    private static SupposedChange take(ChangeRequest.Taking asked) {
        return new SupposedChange.Take(new UserId(asked.userId()), new RoleGrant(key(asked.role()), asked.workspace()));
    }

    private static RoleKey key(String text) {
        try {
            return new RoleKey(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is no role '" + text + "'.");
        }
    }
}
