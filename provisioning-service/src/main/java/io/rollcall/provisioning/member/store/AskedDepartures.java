package io.rollcall.provisioning.member.store;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.member.Departures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asks whether somebody may go before anything is locked, as nobody is to wait for the answer but who asked. It is of use
 * if the locked person is still who was asked for: else they may count as an admin again, and it is asked once more.
 */
@ApplicationScoped
class AskedDepartures {

    private static final int MOST_REPEATS = 2;

    /** Far less than rbac-service remembers that somebody is leaving. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final TenantSql sql;
    private final Departures departures;
    private final Clock clock;

    AskedDepartures(TenantSql sql, Departures departures, Clock clock) {
        this.sql = sql;
        this.departures = departures;
        this.clock = clock;
    }

    /** What was decided, of somebody who was entitled to that, when. */
    record Answer(Departures.Decision decision, long entitlementVersion, boolean self, Instant askedAt) {}

    private static final class OutdatedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Does the work with what was answered; nothing was asked if there is no such person, or nothing is taken from them.
     * Does it anew when the answer is of no use any more.
     */
    <T> Uni<T> before(
            TenantId tenant,
            UserId id,
            Predicate<TenantOwned> takesAway,
            Cause cause,
            Function<Optional<Answer>, Uni<T>> work) {
        return sql.read(tenant, tx -> TenantOwned.look(tx, tenant, id))
                .flatMap(found -> found.filter(takesAway)
                        .map(present -> ask(tenant, id, present, cause))
                        .orElse(Uni.createFrom().item(Optional.empty())))
                .flatMap(work::apply)
                .onFailure(OutdatedException.class)
                .retry()
                .atMost(MOST_REPEATS)
                .onFailure(OutdatedException.class)
                .transform(AskedDepartures::changing);
    }

    private Uni<Optional<Answer>> ask(TenantId tenant, UserId id, TenantOwned present, Cause cause) {
        Instant now = clock.instant();
        long version = present.entitlementVersion();
        boolean self = isSelf(present, cause);
        return departures
                .ask(tenant, id, version, self)
                .map(decision -> Optional.of(new Answer(decision, version, self, now)));
    }

    private static boolean isSelf(TenantOwned present, Cause cause) {
        return present.profile().userName().equalsIgnoreCase(cause.actor());
    }

    /** What was decided of the person, who is locked now; to be called within the work, which fails if it is outdated. */
    Departures.Decision decision(Optional<Answer> asked, TenantOwned locked, Cause cause) {
        return asked.filter(it -> it.entitlementVersion() == locked.entitlementVersion())
                .filter(it -> it.self() == isSelf(locked, cause))
                .filter(it -> it.askedAt().plus(GOOD_FOR).isAfter(clock.instant()))
                .map(Answer::decision)
                .orElseThrow(OutdatedException::new);
    }

    private static ProblemException changing(Throwable outdated) {
        return new ProblemException(
                503,
                "admins-unknown",
                "It is not known who the admins are",
                "What the person is entitled to changed again and again while it was asked whether an admin would be left. "
                        + "Nothing was changed; try again later.");
    }
}
