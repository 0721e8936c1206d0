package io.rollcall.rbac.client;

import io.rollcall.rbac.client.http.ClientCredentials;
import io.rollcall.rbac.client.http.HttpSnapshots;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a client together. */
public final class RbacClientBuilder {

    private final Map<String, Object> kafka = new HashMap<>();
    private @Nullable URI service;
    private @Nullable TokenSource tokens;
    private Duration timeout = Duration.ofSeconds(2);
    private Duration staleAfter = Duration.ofSeconds(5);
    private Duration keepFor = Duration.ofMinutes(15);
    private int maxPeople = 200_000;
    private Clock clock = Clock.systemUTC();

    RbacClientBuilder() {}

    record Limits(Duration staleAfter, Duration keepFor, int maxPeople, Clock clock) {}

    /** Where rbac-service is, for example {@code http://rbac-service:8080}. */
    public RbacClientBuilder service(URI url) {
        this.service = url;
        return this;
    }

    /** Gets tokens for rbac-service by client credentials. */
    public RbacClientBuilder credentials(URI tokenEndpoint, String clientId, String clientSecret) {
        return tokens(new ClientCredentials(tokenEndpoint, clientId, clientSecret));
    }

    /** Gets tokens for rbac-service in your own way. */
    public RbacClientBuilder tokens(TokenSource source) {
        this.tokens = source;
        return this;
    }

    public RbacClientBuilder bootstrapServers(String servers) {
        return kafka(Map.of("bootstrap.servers", servers));
    }

    /** Settings of the Kafka consumer: how to reach the broker, and security. */
    public RbacClientBuilder kafka(Map<String, Object> settings) {
        kafka.putAll(settings);
        return this;
    }

    /** How long after it was last sure to have heard of everything it still answers; 5 s unless set. */
    public RbacClientBuilder staleAfter(Duration limit) {
        this.staleAfter = limit;
        return this;
    }

    /** How many people are kept, over all tenants; 200,000 unless set. Those not asked about for longest go first. */
    public RbacClientBuilder maxPeople(int most) {
        this.maxPeople = most;
        return this;
    }

    /** How long somebody is kept before they are loaded again, whatever was heard; 15 minutes unless set. */
    public RbacClientBuilder keepFor(Duration time) {
        this.keepFor = time;
        return this;
    }

    /** Says when roles end that admins gave for a time; that of the system unless set. */
    public RbacClientBuilder clock(Clock source) {
        this.clock = source;
        return this;
    }

    /** How long a request to rbac-service may take; 2 s unless set. */
    public RbacClientBuilder requestTimeout(Duration limit) {
        this.timeout = limit;
        return this;
    }

    /** The client begins at once to follow; see {@link RbacClient#awaitCurrent}. */
    public RbacClient build() {
        var source = new HttpSnapshots(
                Objects.requireNonNull(service, "service"), Objects.requireNonNull(tokens, "tokens"), timeout);
        return new RbacClient(source, kafka, new Limits(staleAfter, keepFor, maxPeople, clock)).started();
    }
}
