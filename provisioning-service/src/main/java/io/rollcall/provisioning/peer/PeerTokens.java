package io.rollcall.provisioning.peer;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Access tokens with which the other services are asked, by client credentials; one is used for as long as it is good. */
@ApplicationScoped
public class PeerTokens {

    private final Optional<String> secret;
    private final AtomicReference<TokensHelper> tokens = new AtomicReference<>(new TokensHelper());
    private final Uni<OidcClient> client;

    PeerTokens(
            OidcClients clients,
            @ConfigProperty(name = "rollcall.peers.oidc-server-url") String server,
            @ConfigProperty(name = "rollcall.oidc.client-id") String id,
            @ConfigProperty(name = "rollcall.oidc.client-secret") Optional<String> secret) {
        this.secret = secret;
        // Made when it is first needed: the provider may not be there when the service starts.
        this.client = Uni.createFrom()
                .deferred(() -> clients.newClient(config(server, id, secret.orElse(""))))
                .memoize()
                .until(() -> false);
    }

    private static OidcClientConfig config(String server, String id, String secret) {
        return OidcClientConfig.authServerUrl(server)
                .id("peers")
                .clientId(id)
                .credentials(secret)
                .build();
    }

    /** Whether this service was told how to show who it is. */
    public boolean available() {
        return secret.isPresent();
    }

    public Uni<String> token() {
        return client.flatMap(it -> tokens.get().getTokens(it)).map(it -> it.getAccessToken());
    }

    /** The next token is a new one: a service no longer takes the present one. */
    public void forget() {
        tokens.set(new TokensHelper());
    }
}
