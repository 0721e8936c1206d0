package io.rollcall.gateway.jwks.http;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.rollcall.gateway.jwks.KeySetException;
import io.rollcall.gateway.jwks.KeySetSource;
import io.rollcall.kit.net.ForeignHosts;
import io.rollcall.kit.net.ForeignHosts.RefusedHostException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fetches what tenants name, and so nothing that only this network can reach: https alone, no redirects, public
 * addresses alone, and the connection goes to the very address that was checked.
 */
@ApplicationScoped
public class HttpsKeySetSource implements KeySetSource {
    private static final String TLS = "jwks";
    private static final int HTTPS_PORT = 443;
    private static final int OK = 200;
    private static final int MAX_BYTES = 256 * 1024;
    private static final long TIMEOUT_MILLIS = 5_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final ForeignHosts hosts;

    /** @param privateHosts hosts of the vendor's own network that key sets may come from all the same */
    public HttpsKeySetSource(
            Vertx vertx,
            TlsConfigurationRegistry tls,
            @ConfigProperty(name = "rollcall.jwks.private-hosts") Optional<List<String>> privateHosts) {
        this.vertx = vertx;
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(true)
                .setTrustAll(false)
                .setVerifyHost(true)
                .setKeepAlive(false)
                .setConnectTimeout((int) TIMEOUT_MILLIS);
        tls.get(TLS).ifPresent(configuration -> TlsConfigUtils.configure(options, configuration));
        this.client = vertx.createHttpClient(options);
        this.hosts = new ForeignHosts(privateHosts.orElse(List.of()));
    }

    @Override
    public Uni<String> fetch(URI address) {
        return Uni.createFrom()
                .completionStage(() -> resolve(address)
                        .compose(ip -> get(address, ip))
                        .recover(HttpsKeySetSource::explain)
                        .toCompletionStage());
    }

    private Future<InetAddress> resolve(URI address) {
        String host = address.getHost();
        if (!"https".equalsIgnoreCase(address.getScheme()) || host == null || address.getUserInfo() != null) {
            return Future.failedFuture(new KeySetException("A key set is only read from an https address."));
        }
        return vertx.executeBlocking(() -> checked(host), false).map(Objects::requireNonNull);
    }

    private InetAddress checked(String host) {
        try {
            return hosts.resolve(host);
        } catch (RefusedHostException e) {
            throw new KeySetException(String.valueOf(e.getMessage()));
        }
    }

    private Future<String> get(URI address, InetAddress ip) {
        int port = address.getPort() < 0 ? HTTPS_PORT : address.getPort();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, ip.getHostAddress()))
                .setSsl(true)
                .setURI(target(address))
                .putHeader("Accept", "application/json, application/jwk-set+json")
                .setFollowRedirects(false)
                .setTimeout(TIMEOUT_MILLIS);
        return client.request(options)
                .compose(request -> request.send().compose(this::body))
                .timeout(2 * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Future<String> body(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            response.exceptionHandler(reset -> {});
            response.request().reset();
            return Future.failedFuture(
                    new KeySetException("The address of the key set answered " + response.statusCode() + "."));
        }
        Promise<String> text = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > MAX_BYTES && text.tryFail(new KeySetException("The key set is too large."))) {
                response.request().reset();
            }
        });
        response.exceptionHandler(text::tryFail);
        response.endHandler(end -> text.tryComplete(body.toString(StandardCharsets.UTF_8)));
        return text.future();
    }

    /** What an attacker could learn about the network stays here. */
    private static Future<String> explain(Throwable failure) {
        return Future.failedFuture(
                failure instanceof KeySetException
                        ? failure
                        : new KeySetException("The address of the key set cannot be reached."));
    }

    private static String target(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + '?' + address.getRawQuery();
    }
}
