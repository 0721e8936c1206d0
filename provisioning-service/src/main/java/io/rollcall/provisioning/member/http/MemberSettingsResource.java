package io.rollcall.provisioning.member.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.member.MemberSettings;
import io.rollcall.provisioning.member.MemberSettings.Outcome;
import io.rollcall.provisioning.member.Members;
import io.rollcall.provisioning.setting.Setting;
import io.rollcall.provisioning.setting.SettingCatalogue;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The settings of one member, where a MANUAL assignment leaves them to admins. */
@Path("/api/v1/tenants/{tenantId}/members/{memberId}/settings")
@Tag(name = "Members")
public class MemberSettingsResource {

    private final MemberSettings settings;
    private final Members members;
    private final SettingCatalogue catalogue;

    MemberSettingsResource(MemberSettings settings, Members members, SettingCatalogue catalogue) {
        this.settings = settings;
        this.members = members;
        this.catalogue = catalogue;
    }

    /** Chooses settings; null goes back to the default. 400 names every one that is not right; 409 who decides instead. */
    @PATCH
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Choose settings for a member (merge patch)")
    @APIResponse(responseCode = "200", description = "The member as it is now")
    @APIResponse(
            responseCode = "400",
            description = "Settings are not valid; the member errors names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such member",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "An AUTOMATIC assignment or the user defaults decide, or the member is not active",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<MemberView> patch(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("memberId") UUID id,
            ObjectNode body,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        var member = new UserId(id);
        Map<String, Optional<JsonNode>> changes = read(body);
        Cause cause = AdminCause.of(caller.getUserPrincipal(), request);
        return settings.choose(tenant, member, changes, cause)
                .invoke(MemberSettingsResource::requireChosen)
                .chain(() -> members.find(tenant, member))
                .map(found -> MemberView.of(found.orElseThrow(MemberProblems::missing)));
    }

    private Map<String, Optional<JsonNode>> read(ObjectNode body) {
        List<PatchReader.Finding> findings = new ArrayList<>();
        Map<String, Optional<JsonNode>> changes = new HashMap<>();
        body.properties().forEach(it -> {
            Setting setting = catalogue.find(it.getKey());
            if (setting == null) {
                findings.add(new PatchReader.Finding(it.getKey(), "is not a setting of the catalogue"));
            } else if (it.getValue().isNull()) {
                changes.put(it.getKey(), Optional.empty());
            } else {
                setting.objection(it.getValue())
                        .ifPresent(objection -> findings.add(new PatchReader.Finding(it.getKey(), objection)));
                changes.put(it.getKey(), Optional.of(it.getValue()));
            }
        });
        if (!findings.isEmpty()) {
            throw new ProblemException(
                    400,
                    "invalid-settings",
                    "The settings are not valid",
                    findings.getFirst().field() + " " + findings.getFirst().detail(),
                    Map.of("errors", findings));
        }
        return changes;
    }

    private static void requireChosen(Outcome outcome) {
        switch (outcome) {
            case MemberSettings.Chosen() -> {}
            case MemberSettings.Missing() -> throw MemberProblems.missing();
            case MemberSettings.Inactive() ->
                throw MemberProblems.accountState("Somebody who may not use the product has no settings.");
            case MemberSettings.Governed(AssignmentRef assignment) -> throw governed(assignment);
        }
    }

    private static ProblemException governed(@Nullable AssignmentRef assignment) {
        return assignment == null
                ? ProblemException.conflict(
                        "owned-by-assignment",
                        "The user defaults decide this",
                        "No assignment matches the member, so the user defaults decide; change them there.")
                : new ProblemException(
                        409,
                        "owned-by-assignment",
                        "An assignment decides this",
                        "The assignment \"%s\" updates its members automatically; change it there."
                                .formatted(assignment.name()),
                        Map.of("assignment", assignment));
    }
}
