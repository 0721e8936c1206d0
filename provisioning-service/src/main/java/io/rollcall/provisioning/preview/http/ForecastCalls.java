package io.rollcall.provisioning.preview.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.provisioning.peer.PeerCalls;
import io.rollcall.provisioning.preview.RoleForecast;
import io.rollcall.provisioning.preview.SeatForecast;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
    /** That it is asked of more people, or with a longer body, than it takes. */
    private static final Set<Integer> TOO_MUCH = Set.of(400, 413);

    private final ForecastSettings settings;
    private final PeerCalls peers;

    /** What is asked. */
    record Question<W>(List<W> people) {}

    ForecastCalls(ForecastSettings settings, PeerCalls peers) {
        this.settings = settings;
        this.peers = peers;
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
        return peers.ask(url, tenant, resource, question, answer, settings.timeout)
                .onFailure()
                .transform(failure ->
                        failure instanceof PeerCalls.RefusedException refused && TOO_MUCH.contains(refused.status())
                                ? tooLarge(service, refused)
                                : unavailable(service, failure));
    }

    private static ProblemException unavailable(String service, Throwable failure) {
        LOG.warnf("%s was asked for a forecast: %s", service, failure);
        return new ProblemException(
                503,
                "forecast-unavailable",
                "A service that the preview needs did not answer",
                service + " did not answer; the preview needs it. Nothing was changed.");
    }

    private static ProblemException tooLarge(String service, PeerCalls.RefusedException refusal) {
        LOG.warnf("%s refused to forecast: %s", service, refusal.getMessage());
        return new ProblemException(
                422,
                "tenant-too-large",
                "The tenant is too large for a preview",
                service + " is not asked about so many people and roles at once. Nothing was changed. Change fewer "
                        + "people at a time, or have vendor support replace the list without a preview.");
    }
}
