package io.rollcall.provisioning.setting.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.setting.Setting;
import io.rollcall.provisioning.setting.SettingCatalogue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What assignments can choose for people besides roles and seats. */
@Path("/api/v1/tenants/{tenantId}/settings-catalogue")
@Tag(name = "Assignments")
public class SettingsResource {

    private final SettingCatalogue catalogue;

    SettingsResource(SettingCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A setting that the vendor declared.
     *
     * @param type boolean, text or choice
     * @param seat the seat type that any value but the default needs
     */
    @Schema(name = "Setting")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record View(
            String key,
            String title,
            String type,
            List<String> choices,

            @JsonProperty("default") JsonNode initial,

            @Nullable SeatTypeKey seat) {

        static View of(Setting setting) {
            return new View(
                    setting.key(),
                    setting.title(),
                    setting.type().word(),
                    setting.choices(),
                    setting.initial(),
                    setting.seat());
        }
    }

    /** The settings of this installation, the same for every tenant. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "The settings that assignments can choose")
    @APIResponse(responseCode = "200", description = "OK")
    public Page<View> list(@PathParam("tenantId") TenantId tenant) {
        return Page.whole(catalogue.all().stream().map(View::of).toList());
    }
}
