package io.rollcall.gateway.dialect;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.cache.ShortCache;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.scim.dialect.Evidence;
import io.rollcall.scim.dialect.Evidence.Strength;
import io.rollcall.scim.dialect.IdentityProvider;
import io.rollcall.scim.dialect.IdentityProviders;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The dialects of directories. Requests find them in memory; what was read stays valid for a second, so that a change
 * made in another process takes effect as soon as one of a token.
 */
@ApplicationScoped
public class Profiles {
    /** Sets the dialect back to what follows from configuration and requests. */
    public static final String AUTOMATIC = "auto";

    private static final Logger LOG = Logger.getLogger(Profiles.class);
    private static final Duration LIFETIME = Duration.ofSeconds(1);
    private static final long DETECTION_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int MAX_ENTRIES = 10_000;

    private final ProfileStore store;
    private final Clock clock;
    private final ShortCache<DirectoryId, DirectoryProfile> cache = new ShortCache<>(LIFETIME, MAX_ENTRIES);
    private final Map<Detection, Long> lastDetection = new ConcurrentHashMap<>();

    private record Detection(DirectoryId directory, Strength strength) {}

    public Profiles(ProfileStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** How requests of the directory are read now. */
    public Uni<DirectoryProfile> of(TenantId tenant, DirectoryId directory) {
        return cache.get(directory, one -> find(tenant, one));
    }

    /** Past the cache. 404 if the tenant has no such directory. */
    public Uni<DirectoryProfile> find(TenantId tenant, DirectoryId directory) {
        return store.find(tenant, directory).map(found -> found.orElseThrow(() -> missing(directory)));
    }

    /**
     * A request has shown who sends it: what follows from that counts for this request already.
     *
     * @param evidence null if the request has shown nothing
     */
    public DirectoryProfile seen(
            TenantId tenant, DirectoryId directory, DirectoryProfile profile, @Nullable Evidence evidence) {
        if (evidence == null) {
            return profile;
        }
        DirectoryProfile next = profile.seen(evidence, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        DirectoryProfile.Detected detected = next.detected();
        if (next != profile
                && detected != null
                && due(new Detection(directory, detected.evidence().strength()))) {
            store.detected(tenant, directory, detected)
                    .invoke(() -> cache.remove(directory))
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.warnf("the dialect of %s could not be written: %s", directory, failure));
        }
        return next;
    }

    /** The requests that arrive until the first has been written and read again must not make a write each. */
    private boolean due(Detection detection) {
        if (lastDetection.size() >= MAX_ENTRIES) {
            lastDetection.clear();
        }
        long now = System.nanoTime();
        Long last = lastDetection.get(detection);
        boolean due = last == null || now - last > DETECTION_INTERVAL_NANOS;
        return due
                && (last == null
                        ? lastDetection.putIfAbsent(detection, now) == null
                        : lastDetection.replace(detection, last, now));
    }

    /**
     * Sets what is named and leaves the rest.
     *
     * @param dialect the key of a dialect, {@link #AUTOMATIC} or null for no change
     * @param switches by their keys; null as value sets one back to what the dialect has
     */
    public Uni<DirectoryProfile> change(
            TenantId tenant, DirectoryId directory, @Nullable String dialect, Map<String, @Nullable Boolean> switches) {
        IdentityProvider override = dialect == null || dialect.equals(AUTOMATIC) ? null : provider(dialect);
        switches.keySet().forEach(Profiles::known);
        return store.change(
                        tenant,
                        directory,
                        profile -> profile.changed(
                                dialect == null ? profile.override() : override, merged(profile, switches)))
                .onFailure(ProfileStore.NamesShared.class)
                .transform(shared -> ProblemException.conflict(
                        "group-names-shared",
                        "Groups share a name",
                        "Names of groups cannot be made unique while two groups have the same one. Rename them first."))
                .invoke(() -> cache.remove(directory))
                .map(found -> found.orElseThrow(() -> missing(directory)));
    }

    private static Map<Switch, Boolean> merged(DirectoryProfile profile, Map<String, @Nullable Boolean> changes) {
        Map<Switch, Boolean> merged = new EnumMap<>(Switch.class);
        merged.putAll(profile.switches());
        changes.forEach((key, value) -> {
            if (value == null) {
                merged.remove(known(key));
            } else {
                merged.put(known(key), value);
            }
        });
        return merged;
    }

    private static Switch known(String key) {
        return Switch.of(key)
                .orElseThrow(() -> ProblemException.badRequest("There is no switch '" + key + "'. See GET for all."));
    }

    private static IdentityProvider provider(String key) {
        return IdentityProviders.named(key)
                .orElseThrow(() -> ProblemException.badRequest("There is no dialect '" + key + "'. It is one of "
                        + String.join(
                                ", ",
                                IdentityProviders.all().stream()
                                        .map(IdentityProvider::key)
                                        .toList())
                        + ", or " + AUTOMATIC + "."));
    }

    private static ProblemException missing(DirectoryId directory) {
        return ProblemException.notFound("The tenant has no directory " + directory + ".");
    }
}
