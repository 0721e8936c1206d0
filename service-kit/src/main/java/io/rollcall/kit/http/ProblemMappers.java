package io.rollcall.kit.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.rollcall.kit.sql.SqlFailures;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the REST layer throws, as problems. */
@ApplicationScoped
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final String RETRY_AFTER_SECONDS = "1";

    private static final Problem UNSTORABLE_TEXT = Problem.of(
            400, "invalid-text", "A text is not valid", "A text has a character that is not allowed, such as NUL.");

    private final ErrorResponses responses;

    public ProblemMappers(ErrorResponses responses) {
        this.responses = responses;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException e, RoutingContext request) {
        Response.ResponseBuilder response = responses.response(request, e.problem());
        if (e.problem().status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e, RoutingContext request) {
        Response original = e.getResponse();
        if (original.hasEntity()) {
            return original;
        }
        Optional<Problem> json = JsonProblems.of(e);
        if (json.isPresent()) {
            return responses.response(request, json.get()).build();
        }
        Problem problem = e instanceof NotFoundException && e.getCause() != null
                ? Problem.of(400, "bad-parameter", "A parameter is not valid", "A part of the URL has the wrong form.")
                : StatusProblems.of(original.getStatus());
        Response response = responses.response(request, problem).build();
        // Who renders errors of this path may know the methods better than routing does.
        if (original.getHeaderString(HttpHeaders.ALLOW) != null) {
            response.getHeaders().putIfAbsent(HttpHeaders.ALLOW, List.of(original.getHeaderString(HttpHeaders.ALLOW)));
        }
        return response;
    }

    /** Has a mapper of its own in the REST layer, which a mapper of a more general type does not replace. */
    @ServerExceptionMapper
    public Response misfit(MismatchedInputException e, RoutingContext request) {
        return unexpected(e, request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(RuntimeException e, RoutingContext request) {
        return responses
                .response(request, StatusProblems.of(401))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, RoutingContext request) {
        return responses.response(request, StatusProblems.of(403)).build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, RoutingContext request) {
        Optional<Problem> json = JsonProblems.of(e);
        if (json.isPresent()) {
            return responses.response(request, json.get()).build();
        }
        if (SqlFailures.isTransient(e)) {
            LOG.warnf("answered 503: %s", e);
            return responses
                    .response(request, StatusProblems.of(503))
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        if (SqlFailures.isUnstorableText(e)) {
            return responses.response(request, UNSTORABLE_TEXT).build();
        }
        LOG.error("answered 500", e);
        return responses.response(request, StatusProblems.of(500)).build();
    }
}
