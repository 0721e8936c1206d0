package io.rollcall.kit.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives the first answer again, and says so. */
@ApplicationScoped
public class RepeatedAnswers {

    static final String HEADER = "Idempotency-Replayed";

    @ServerExceptionMapper
    public Response repeat(RepeatedAnswer repeated) {
        Answer answer = repeated.answer();
        Response.ResponseBuilder response = Response.status(answer.status()).header(HEADER, "true");
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.body() != null) {
            response.type(answer.mediaType()).entity(answer.body().getBytes(StandardCharsets.UTF_8));
        }
        return response.build();
    }
}
