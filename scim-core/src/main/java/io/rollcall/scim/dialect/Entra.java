package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.json.Members;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft Entra ID, in both styles of PATCH: by default operations in capitals with text for booleans, and with the
 * feature flag {@code aadOptscim062020} lower-case operations with dotted keys. Value paths that match nothing create.
 */
public record Entra() implements IdentityProvider {
    private static final String GROUP = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";
    private static final String USER = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/User";

    @Override
    public String key() {
        return "entra";
    }

    @Override
    public String title() {
        return "Microsoft Entra ID";
    }

    @Override
    public Set<String> aliases() {
        return Set.of("azure", "azure-ad", "azuread", "microsoft-entra", "entra-id");
    }

    @Override
    public Dialect dialect() {
        return Dialect.entra();
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.asks("aadoptscim062020")
                ? "feature flag aadOptscim062020 in the tenant URL"
                : request.asks("azureadscimpatch2017") ? "feature flag AzureAdScimPatch2017 in the tenant URL" : null;
    }

    @Override
    public @Nullable String recogniseResource(ObjectNode body) {
        return Members.listsSchema(body, GROUP) || Members.listsSchema(body, USER)
                ? "schema URI of Active Directory"
                : null;
    }

    @Override
    public @Nullable String recognisePatch(ObjectNode body) {
        for (ObjectNode operation : Bodies.operations(body)) {
            boolean capital = switch (Bodies.text(operation, "op")) {
                case "Add", "Replace", "Remove" -> true;
                default -> false;
            };
            if (capital && Bodies.hasPath(operation)) {
                return "PATCH operations in capitals (the style without a feature flag)";
            }
        }
        return null;
    }

    @Override
    public ObjectNode resource(ObjectNode body) {
        Bodies.unlist(body, GROUP);
        Bodies.unlist(body, USER);
        return body;
    }

    @Override
    public ObjectNode patch(ObjectNode body) {
        for (ObjectNode operation : Bodies.operations(body)) {
            String op = Bodies.text(operation, "op");
            if (operation.has("op") && !op.isEmpty()) {
                operation.put("op", op.toLowerCase(Locale.ROOT));
            }
        }
        return body;
    }
}
