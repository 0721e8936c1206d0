package io.rollcall.provisioning.peer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpClosedException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Asks another service something about a tenant, as a service of the vendor. */
@ApplicationScoped
public class PeerCalls {

    private static final int OK = 200;

    private final WebClient client;
    private final ObjectMapper json;
    private final PeerTokens tokens;

    PeerCalls(Vertx vertx, ObjectMapper json, PeerTokens tokens) {
        this.client = WebClient.create(vertx);
        this.json = json.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setSerializationInclusion(JsonInclude.Include.NON_NULL);
        this.tokens = tokens;
    }

    /** Another answer than 200. */
    public static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String body) {
            super("status " + status + ": " + body);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /**
     * Posts a question, which may arrive twice. Fails with {@link RefusedException}, and with whatever happens when there
     * is no answer.
     *
     * @param resource of the tenant
     */
    public <A> Uni<A> ask(
            String url, TenantId tenant, String resource, Object question, Class<A> answer, Duration timeout) {
        String address = url + "/api/v1/tenants/" + tenant.value() + "/" + resource;
        return Uni.combine()
                .all()
                .unis(tokens.token(), written(question))
                .asTuple()
                .flatMap(it -> client.postAbs(address)
                        .bearerTokenAuthentication(it.getItem1())
                        .putHeader("Content-Type", "application/json")
                        .timeout(timeout.toMillis())
                        .sendBuffer(it.getItem2())
                        // The other side may close a connection that was kept just when it is used again.
                        .onFailure(HttpClosedException.class)
                        .retry()
                        .atMost(1))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(response -> read(response, answer));
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

    private <A> A read(HttpResponse<Buffer> response, Class<A> answer) {
        if (response.statusCode() != OK) {
            throw new RefusedException(response.statusCode(), response.bodyAsString());
        }
        try {
            return json.readValue(response.body().getBytes(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
