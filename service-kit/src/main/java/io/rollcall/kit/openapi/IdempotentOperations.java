package io.rollcall.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.rollcall.kit.http.BodyDigest;
import io.rollcall.kit.idempotency.Idempotent;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** Describes the header and the further answers of endpoints that take an {@code Idempotency-Key}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class IdempotentOperations implements OASFilter {

    private static final Map<PathItem.HttpMethod, Class<? extends Annotation>> WRITES = Map.of(
            PathItem.HttpMethod.POST, POST.class,
            PathItem.HttpMethod.PUT, PUT.class,
            PathItem.HttpMethod.PATCH, PATCH.class,
            PathItem.HttpMethod.DELETE, DELETE.class);

    private final IndexView index;

    public IdempotentOperations(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(@Nullable OpenAPI api) {
        if (api == null || api.getPaths() == null) {
            return;
        }
        for (AnnotationInstance annotation : index.getAnnotations(Idempotent.class)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.METHOD) {
                operation(api, annotation.target().asMethod()).ifPresent(IdempotentOperations::describe);
            }
        }
    }

    private static Optional<Operation> operation(OpenAPI api, MethodInfo endpoint) {
        PathItem item = api.getPaths().getPathItem(path(endpoint));
        return item == null
                ? Optional.empty()
                : WRITES.entrySet().stream()
                        .filter(write -> endpoint.hasAnnotation(write.getValue()))
                        .map(write -> item.getOperations().get(write.getKey()))
                        .findFirst();
    }

    private static String path(MethodInfo endpoint) {
        String base = text(endpoint.declaringClass().declaredAnnotation(Path.class));
        String own = text(endpoint.annotation(Path.class));
        return own.isEmpty() || own.startsWith("/") ? base + own : base + "/" + own;
    }

    private static String text(@Nullable AnnotationInstance path) {
        return path == null ? "" : path.value().asString();
    }

    private static void describe(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name(BodyDigest.IDEMPOTENCY_KEY)
                .in(Parameter.In.HEADER)
                .required(false)
                .description(
                        "Any text, new for every request and the same for its repetitions: those get the first answer"
                                + " again, and nothing is done twice. Kept for 24 hours, for each caller.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .maxLength(255)));
        answer(operation, "409", "The same request under the key is worked on, or its answer was lost");
        answer(operation, "422", "The Idempotency-Key belongs to another request");
    }

    private static void answer(Operation operation, String status, String words) {
        APIResponse present = operation.getResponses().getAPIResponse(status);
        if (present == null) {
            operation.getResponses().addAPIResponse(status, AdminProblems.problem(words));
        } else {
            present.setDescription(present.getDescription() + "; or: " + words);
        }
    }
}
