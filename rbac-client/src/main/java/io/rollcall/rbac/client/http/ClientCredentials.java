package io.rollcall.rbac.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.rbac.client.SnapshotException;
import io.rollcall.rbac.client.TokenSource;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Tokens by the OAuth 2.0 client credentials grant (RFC 6749, section 4.4), kept until shortly before they expire. */
public final class ClientCredentials implements TokenSource {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long MARGIN_SECONDS = 30;

    private final JsonHttp http = new JsonHttp();
    private final URI tokenEndpoint;
    private final String form;
    private String token = "";
    private long expiresAt;

    public ClientCredentials(URI tokenEndpoint, String clientId, String clientSecret) {
        this.tokenEndpoint = tokenEndpoint;
        this.form = "grant_type=client_credentials&client_id=" + encode(clientId) + "&client_secret="
                + encode(clientSecret);
    }

    @Override
    public synchronized String token() {
        if (token.isEmpty() || System.nanoTime() - expiresAt >= 0) {
            renew();
        }
        return token;
    }

    @Override
    public synchronized void refused() {
        token = "";
    }

    private void renew() {
        long asked = System.nanoTime();
        JsonNode answer = http.send(
                HttpRequest.newBuilder(tokenEndpoint)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                JsonNode.class);
        String issued = answer.path("access_token").asText();
        if (issued.isEmpty()) {
            throw new SnapshotException("the token endpoint gave no token");
        }
        long lifetime = answer.path("expires_in").asLong(MARGIN_SECONDS * 2);
        expiresAt = asked + TimeUnit.SECONDS.toNanos(Math.max(1, lifetime - MARGIN_SECONDS));
        token = issued;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
