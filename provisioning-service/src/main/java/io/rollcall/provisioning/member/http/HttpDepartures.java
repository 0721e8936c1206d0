package io.rollcall.provisioning.member.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.provisioning.member.Departures;
import io.rollcall.provisioning.peer.PeerCalls;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks rbac-service, for no longer than who asks is to wait. */
@ApplicationScoped
@RegisterForReflection(targets = {HttpDepartures.Question.class, HttpDepartures.Answer.class})
class HttpDepartures implements Departures {

    private static final Logger LOG = Logger.getLogger(HttpDepartures.class);

    private final PeerCalls peers;
    private final String url;
    private final Duration timeout;

    /** What is asked. */
    record Question(long entitlementVersion, boolean self) {}

    /** What is answered. */
    record Answer(Decision outcome) {}

    HttpDepartures(
            PeerCalls peers,
            @ConfigProperty(name = "rollcall.rbac.url") String url,
            @ConfigProperty(name = "rollcall.departure.timeout") Duration timeout) {
        this.peers = peers;
        this.url = url;
        this.timeout = timeout;
    }

    @Override
    public Uni<Decision> ask(TenantId tenant, UserId id, long entitlementVersion, boolean self) {
        Context caller = Objects.requireNonNull(Vertx.currentContext(), "a request has a context");
        return peers.ask(
                        url,
                        tenant,
                        "users/" + id + "/departure",
                        new Question(entitlementVersion, self),
                        Answer.class,
                        timeout)
                // The token may be what takes long.
                .ifNoItem()
                .after(timeout)
                .fail()
                .emitOn(work -> caller.runOnContext(ignored -> work.run()))
                .map(Answer::outcome)
                .onFailure()
                .transform(HttpDepartures::unavailable);
    }

    private static ProblemException unavailable(Throwable failure) {
        LOG.warnf("rbac-service was asked whether somebody may go: %s", failure);
        return new ProblemException(
                503,
                "admins-unknown",
                "It is not known who the admins are",
                "rbac-service did not answer, and only it knows whether an admin would be left. Nothing was changed; try "
                        + "again later. The identity provider can deactivate the person meanwhile.");
    }
}
