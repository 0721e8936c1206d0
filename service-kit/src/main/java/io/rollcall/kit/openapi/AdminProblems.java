package io.rollcall.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.rollcall.kit.http.Problem;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Describes what every admin API answers without a token, or with one that does not suffice, so that no endpoint has to. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AdminProblems implements OASFilter {

    private static final String ADMIN_APIS = "/api/";
    private static final String SCHEMA = "Problem";

    private static final Map<String, String> ANSWERS = Map.of(
            "401", "No valid access token",
            "403", "The token does not allow this, or is of another tenant");

    @Override
    public void filterOpenAPI(@Nullable OpenAPI api) {
        if (api == null || api.getPaths() == null) {
            return;
        }
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(ADMIN_APIS)) {
                item.getOperations().values().forEach(AdminProblems::describe);
            }
        });
        defineProblem(api);
    }

    private static void describe(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        ANSWERS.forEach((status, words) -> {
            APIResponse present = operation.getResponses().getAPIResponse(status);
            if (present == null || present.getContent() == null) {
                operation.getResponses().addAPIResponse(status, problem(words));
            }
        });
    }

    static APIResponse problem(String words) {
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
        return OASFactory.createAPIResponse()
                .description(words)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }

    /** For a service of which no endpoint names the record itself. */
    private static void defineProblem(OpenAPI api) {
        Components components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        if (components.getSchemas() == null || !components.getSchemas().containsKey(SCHEMA)) {
            components.addSchema(SCHEMA, schema());
            api.setComponents(components);
        }
    }

    private static Schema schema() {
        Schema problem = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("What went wrong, for a client: RFC 9457");
        for (String text : new String[] {"type", "title", "detail", "requestId"}) {
            problem.addProperty(text, OASFactory.createSchema().addType(Schema.SchemaType.STRING));
        }
        return problem.addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER));
    }
}
