package io.rollcall.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Reads what an endpoint answered. */
@ApplicationScoped
class Answers {

    private static final String PREFIX = "/api/v1/tenants/";

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    Answer of(@Nullable Object result) {
        if (result instanceof RestResponse<?> response) {
            Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
            return answer(response.getStatus(), location == null ? null : location.toString(), response.getEntity());
        }
        return answer(result == null ? 204 : 200, null, result);
    }

    /** What was decided and is no failure: it would be decided again. Absent for what may go well another time. */
    @Nullable
    Answer ofRefusal(Throwable failure) {
        if (failure instanceof ProblemException refusal && refusal.problem().status() < 500) {
            Problem problem = refusal.problem();
            return new Answer(problem.status(), Problem.MEDIA_TYPE, null, text(problem));
        }
        return null;
    }

    private Answer answer(int status, @Nullable String location, @Nullable Object entity) {
        return entity == null
                ? new Answer(status, null, location, null)
                : new Answer(status, MediaType.APPLICATION_JSON, location, text(entity));
    }

    private String text(Object entity) {
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON", e);
        }
    }

    /** The one that the access was checked for. */
    static TenantId tenant(RoutingContext http) {
        String path = http.request().path();
        if (path == null || !path.startsWith(PREFIX)) {
            throw new IllegalStateException("keys belong to tenants, and there is none in " + path);
        }
        return new TenantId(
                List.of(path.substring(PREFIX.length()).split("/", -1)).getFirst());
    }
}
