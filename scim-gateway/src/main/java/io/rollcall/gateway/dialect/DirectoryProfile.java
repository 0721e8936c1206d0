package io.rollcall.gateway.dialect;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Evidence;
import io.rollcall.scim.dialect.IdentityProvider;
import io.rollcall.scim.dialect.IdentityProviders;
import io.rollcall.scim.dialect.Leniency;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of one directory are read. What an administrator sets comes before what the directory was created
 * for, and that before what its requests show: a stray test with another client must not change how a directory reads.
 */
public final class DirectoryProfile {
    /** Where the dialect comes from. */
    public enum Source {
        OVERRIDDEN,
        CONFIGURED,
        DETECTED,
        DEFAULT
    }

    /** What requests have shown. */
    public record Detected(Evidence evidence, Instant at) {
        public IdentityProvider provider() {
            return evidence.provider();
        }
    }

    private final String configured;
    private final @Nullable IdentityProvider override;
    private final @Nullable Detected detected;
    private final Map<Switch, Boolean> switches;
    private final IdentityProvider provider;
    private final Source source;
    private final Dialect dialect;

    /**
     * @param configured the provider that the directory was created for, in any words
     * @param override what an administrator set instead
     * @param switches those that an administrator set
     */
    public DirectoryProfile(
            String configured,
            @Nullable IdentityProvider override,
            @Nullable Detected detected,
            Map<Switch, Boolean> switches) {
        this.configured = configured;
        this.override = override;
        this.detected = detected;
        this.switches = Map.copyOf(switches);
        Optional<IdentityProvider> named =
                IdentityProviders.named(configured).filter(known -> !known.equals(IdentityProviders.generic()));
        if (override != null) {
            provider = override;
            source = Source.OVERRIDDEN;
        } else if (named.isPresent()) {
            provider = named.get();
            source = Source.CONFIGURED;
        } else {
            provider = detected == null ? IdentityProviders.generic() : detected.provider();
            source = detected == null ? Source.DEFAULT : Source.DETECTED;
        }
        this.dialect = dialect(provider, this.switches);
    }

    private static Dialect dialect(IdentityProvider provider, Map<Switch, Boolean> switches) {
        Dialect dialect = provider.dialect();
        for (Map.Entry<Switch, Boolean> set : switches.entrySet()) {
            Leniency leniency = set.getKey().leniency().orElse(null);
            if (leniency != null) {
                dialect = set.getValue() ? dialect.with(leniency) : dialect.without(leniency);
            }
        }
        return dialect;
    }

    /** Whose habits are expected. */
    public IdentityProvider provider() {
        return provider;
    }

    public Source source() {
        return source;
    }

    /** What is granted beyond the RFCs: the provider's dialect with the switches applied. */
    public Dialect dialect() {
        return dialect;
    }

    public @Nullable IdentityProvider override() {
        return override;
    }

    public @Nullable Detected detected() {
        return detected;
    }

    /** The switches that an administrator set. */
    public Map<Switch, Boolean> switches() {
        return switches;
    }

    public boolean on(Switch one) {
        Boolean set = switches.get(one);
        return set == null ? one.standard(provider) : set;
    }

    /**
     * The same with what a request has shown; itself unless that is surer than what is known. Of two that are equally
     * sure the first stays: a directory must not be read in another way from one request to the next.
     */
    public DirectoryProfile seen(Evidence evidence, Instant at) {
        return detected != null && detected.evidence.strength().compareTo(evidence.strength()) >= 0
                ? this
                : new DirectoryProfile(configured, override, new Detected(evidence, at), switches);
    }

    DirectoryProfile changed(@Nullable IdentityProvider newOverride, Map<Switch, Boolean> newSwitches) {
        return new DirectoryProfile(configured, newOverride, detected, newSwitches);
    }
}
