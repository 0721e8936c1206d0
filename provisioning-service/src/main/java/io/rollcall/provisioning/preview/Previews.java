package io.rollcall.provisioning.preview;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.assignment.LockOutGuard;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.preview.PreviewStore.Compared;
import io.rollcall.provisioning.setting.SettingCatalogue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a list would do before it does it. Applying computes everything anew, asks the other services again, and
 * goes ahead only if what was looked at is still what would happen.
 */
@ApplicationScoped
public class Previews implements LockOutGuard {

    private final PreviewStore store;
    private final RoleForecast roles;
    private final SeatForecast seats;
    private final SettingCatalogue catalogue;
    private final Clock clock;

    public Previews(
            PreviewStore store, RoleForecast roles, SeatForecast seats, SettingCatalogue catalogue, Clock clock) {
        this.store = store;
        this.roles = roles;
        this.seats = seats;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What came of a request. */
    public sealed interface Outcome {}

    /** The preview was computed. */
    public record Looked(Preview preview) implements Outcome {}

    /** There is no such draft, version or preview. */
    public record Missing() implements Outcome {}

    /** The list names workspaces that are not there any more. */
    public record GoneWorkspaces(Set<String> keys) implements Outcome {

        public GoneWorkspaces {
            keys = Set.copyOf(keys);
        }
    }

    /** The list is in force, and everybody is being judged by it. */
    public record Applied(UUID job) implements Outcome {}

    /** Something else would happen by now. */
    public record Stale(Preview now) implements Outcome {}

    /** Nobody would be left who may administer the tenant. */
    public record LockedOut(Preview preview) implements Outcome {}

    /** Computes a preview and keeps it. */
    public Uni<Outcome> look(TenantId tenant, PreviewSource source, Set<AssignmentId> afresh, String actor) {
        return onWorker(store.compare(tenant, source, afresh)).flatMap(compared -> switch (compared) {
            case PreviewStore.Found(Comparison comparison) ->
                forecast(tenant, comparison)
                        .flatMap(forecast -> keep(tenant, comparison, forecast, actor))
                        .map(Looked::new);
            case Compared refused -> Uni.createFrom().item(refusal(refused));
        });
    }

    /**
     * Puts in force what was looked at.
     *
     * @param overrideReason why to do so although nobody is left who may administer the tenant
     */
    public Uni<Outcome> apply(TenantId tenant, UUID id, @Nullable String overrideReason, Cause cause) {
        return store.find(tenant, id)
                .flatMap(found -> found.map(preview -> apply(tenant, preview, overrideReason, cause))
                        .orElseGet(() -> Uni.createFrom().item(new Missing())));
    }

    private Uni<Outcome> apply(TenantId tenant, Preview preview, @Nullable String overrideReason, Cause cause) {
        return onWorker(store.compareAgain(tenant, preview)).flatMap(compared -> switch (compared) {
            case PreviewStore.Found(Comparison comparison) ->
                forecast(tenant, comparison)
                        .flatMap(forecast -> apply(tenant, preview, comparison, forecast, overrideReason, cause));
            case Compared refused -> Uni.createFrom().item(refusal(refused));
        });
    }

    private Uni<Outcome> apply(
            TenantId tenant,
            Preview preview,
            Comparison comparison,
            Forecast forecast,
            @Nullable String overrideReason,
            Cause cause) {
        if (preview.baseVersion() != comparison.baseVersion()
                || !preview.digest().equals(digest(comparison, forecast))) {
            return keep(tenant, comparison, forecast, cause.actor()).map(Stale::new);
        }
        if (forecast.locksOut() && overrideReason == null) {
            return Uni.createFrom().item(new LockedOut(preview));
        }
        return store.apply(tenant, preview.id(), comparison, overrideReason, cause)
                .flatMap(job -> job.<Uni<Outcome>>map(it -> Uni.createFrom().item(new Applied(it)))
                        // Somebody was told of between the look and the lock.
                        .orElseGet(() -> apply(tenant, preview, overrideReason, cause)));
    }

    /** What comes of it is about everybody in a tenant: not worked out on a thread that others wait for. */
    private static <T> Uni<T> onWorker(Uni<T> all) {
        return all.emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Outcome refusal(Compared refused) {
        return switch (refused) {
            case PreviewStore.GoneWorkspaces(Set<String> keys) -> new GoneWorkspaces(keys);
            case PreviewStore.NoSuchList() -> new Missing();
            case PreviewStore.Found found ->
                throw new IllegalArgumentException(
                        "no refusal: " + found.comparison().source());
        };
    }

    @Override
    public Uni<Boolean> locksOut(TenantId tenant, RankedAssignments list) {
        return onWorker(store.compare(tenant, list))
                .flatMap(compared -> compared instanceof PreviewStore.Found(Comparison comparison)
                        ? askRoles(tenant, comparison)
                        : Uni.createFrom().item(Optional.<RoleForecast.Outcome>empty()))
                .map(outcome -> outcome.filter(RoleForecast.Outcome::locksOut).isPresent());
    }

    private Uni<Forecast> forecast(TenantId tenant, Comparison comparison) {
        List<SeatForecast.Wanted> wanted = new ArrayList<>();
        comparison.differences().stream()
                .filter(Difference::seatsDiffer)
                .forEach(it -> wanted.add(new SeatForecast.Wanted(
                        it.account().id(), true, it.after().grants().seats(), wanted.size())));
        Uni<SeatForecast.Outcome> asked =
                wanted.isEmpty() ? Uni.createFrom().item(SeatForecast.NOTHING) : seats.ask(tenant, wanted);
        return Uni.combine().all().unis(askRoles(tenant, comparison), asked).with(Forecast::new);
    }

    private Uni<Optional<RoleForecast.Outcome>> askRoles(TenantId tenant, Comparison comparison) {
        List<RoleForecast.Wanted> wanted = comparison.differences().stream()
                .filter(Difference::rolesDiffer)
                .map(RoleForecast.Wanted::of)
                .toList();
        return wanted.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : roles.ask(tenant, wanted, false).map(Optional::of);
    }

    private Uni<Preview> keep(TenantId tenant, Comparison comparison, Forecast forecast, String actor) {
        return withPermissions(tenant, comparison, forecast)
                .flatMap(complete -> save(tenant, comparison, complete, actor));
    }

    private Uni<Forecast> withPermissions(TenantId tenant, Comparison comparison, Forecast forecast) {
        var alike = new Alike(comparison, forecast);
        List<RoleForecast.Wanted> some = alike.representatives();
        return some.isEmpty()
                ? Uni.createFrom().item(forecast)
                : roles.ask(tenant, some, true).map(alike::withPermissions);
    }

    private Uni<Preview> save(TenantId tenant, Comparison comparison, Forecast forecast, String actor) {
        Set<UserId> others = new HashSet<>(forecast.people());
        others.removeAll(comparison.byPerson().keySet());
        return onWorker(store.accounts(tenant, others)).flatMap(accounts -> {
            List<PreviewChange> changes = new Changes(comparison, forecast, catalogue).all(accounts);
            Preview preview = new Preview(
                    Ids.next(),
                    comparison.source(),
                    comparison.baseVersion(),
                    comparison.list(),
                    comparison.afresh(),
                    digest(comparison, forecast),
                    Summaries.of(comparison, forecast, changes),
                    clock.instant(),
                    actor);
            return store.save(tenant, preview, changes).replaceWith(preview);
        });
    }

    private static String digest(Comparison comparison, Forecast forecast) {
        return comparison.digest() + forecast.digest();
    }
}
