package io.rollcall.provisioning.preview.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.provisioning.peer.PeerTokens;
import io.rollcall.provisioning.preview.RoleForecast;
import io.rollcall.provisioning.preview.SeatForecast;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Asks another service what entitlements would come to, as a service of the vendor. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            ForecastCalls.Question.class,
            HttpHandingOut.Question.class,
            HttpHandingOut.Answer.class,
            RoleForecast.Wanted.class,
            RoleForecast.Change.class,
            RoleForecast.Outcome.class,
            SeatForecast.Wanted.class,
            SeatForecast.Change.class,
            SeatForecast.Pool.class,
            SeatForecast.Outcome.class
        })
class ForecastCalls {

    private static final Logger LOG = Logger.getLogger(ForecastCalls.class);
    private static final int OK = 200;
    /** That it is asked of more people, or with a longer body, than it takes. */
    private static final Set<Integer> TOO_MUCH = Set.of(400, 413);

    private final ForecastSettings settings;
    private final WebClient client;
    private final ObjectMapper json;
    private final PeerTokens tokens;

    /** What is asked. */
    record Question<W>(List<W> people) {}

    ForecastCalls(ForecastSettings settings, Vertx vertx, ObjectMapper json, PeerTokens tokens) {
        this.settings = settings;
        this.client = WebClient.create(vertx);
        this.json = json.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setSerializationInclusion(JsonInclude.Include.NON_NULL);
        this.tokens = tokens;
    }

    /**
     * Ends the request with 503 when there is no answer, and with 422 when these are too many people to ask about.
     *
     * @param query what else the question says; may be empty
     */
    <A> Uni<A> ask(String service, String url, TenantId tenant, String query, List<?> people, Class<A> answer) {
        return ask(service, url, tenant, "simulations/entitlements" + query, new Question<>(people), answer);
    }

    /**
     * Ends the request with 503 when there is no answer, and with 422 when it is too much to ask.
     *
     * @param resource of the tenant
     */
    <A> Uni<A> ask(String service, String url, TenantId tenant, String resource, Object question, Class<A> answer) {
        String address = url + "/api/v1/tenants/" + tenant.value() + "/" + resource;
        return Uni.combine()
                .all()
                .unis(tokens.token(), written(question))
                .asTuple()
                .flatMap(it -> client.postAbs(address)
                        .bearerTokenAuthentication(it.getItem1())
                        .putHeader("Content-Type", "application/json")
                        .timeout(settings.timeout.toMillis())
                        .sendBuffer(it.getItem2()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(response -> read(service, response, answer))
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> unavailable(service, failure));
    }

    private static ProblemException unavailable(String service, Throwable failure) {
        LOG.warnf("%s was asked for a forecast: %s", service, failure);
        return new ProblemException(
                503,
                "forecast-unavailable",
                "A service that the preview needs did not answer",
                service + " did not answer; the preview needs it. Nothing was changed.");
    }

    private static ProblemException tooLarge(String service, HttpResponse<Buffer> response) {
        LOG.warnf("%s refused to forecast: %d %s", service, response.statusCode(), response.bodyAsString());
        return new ProblemException(
                422,
                "tenant-too-large",
                "The tenant is too large for a preview",
                service + " is not asked about so many people and roles at once. Nothing was changed. Change fewer "
                        + "people at a time, or have vendor support replace the list without a preview.");
    }

    /** Up to 100,000 people: not on a thread that others wait for. */
    private Uni<Buffer> written(Object question) {
        return Uni.createFrom().item(() -> write(question)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Buffer write(Object question) {
        try {
            return Buffer.newInstance(io.vertx.core.buffer.Buffer.buffer(json.writeValueAsBytes(question)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <A> A read(String service, HttpResponse<Buffer> response, Class<A> answer) {
        if (TOO_MUCH.contains(response.statusCode())) {
            throw tooLarge(service, response);
        }
        if (response.statusCode() != OK) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        try {
            return json.readValue(response.body().getBytes(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
