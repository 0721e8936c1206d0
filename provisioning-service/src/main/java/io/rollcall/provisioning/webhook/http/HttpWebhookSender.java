package io.rollcall.provisioning.webhook.http;

import io.rollcall.kit.net.ForeignHosts;
import io.rollcall.kit.net.ForeignHosts.RefusedHostException;
import io.rollcall.provisioning.webhook.WebhookAnswer;
import io.rollcall.provisioning.webhook.WebhookMessage;
import io.rollcall.provisioning.webhook.WebhookSender;
import io.rollcall.provisioning.webhook.WebhookSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
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
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends to what tenants name, and so to nothing that only this network can reach: https alone, no redirects, public
 * addresses alone, and the connection goes to the very address that was checked. Of the answer only the status is
 * looked at, so that nobody reads through a webhook what they could not read themselves.
 */
@ApplicationScoped
class HttpWebhookSender implements WebhookSender {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int MOST_CONNECTIONS = 8;
    private static final int MOST_LOOK_UPS = 16;
    private static final String UNREACHABLE = "it cannot be reached";

    /** Name servers of others may be slow: those who wait for them hold up nothing else. */
    private final WorkerExecutor names;

    private final HttpClient client;
    private final ForeignHosts hosts;
    private final boolean allowHttp;
    private final long timeoutMillis;

    HttpWebhookSender(Vertx vertx, WebhookSettings settings) {
        this.names = vertx.createSharedWorkerExecutor("webhook-names", MOST_LOOK_UPS);
        this.timeoutMillis = settings.timeout().toMillis();
        this.allowHttp = settings.allowHttp();
        this.hosts = new ForeignHosts(settings.privateHosts().orElse(List.of()));
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setTrustAll(false)
                .setVerifyHost(true)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setConnectTimeout((int) timeoutMillis));
    }

    @Override
    public Uni<Optional<String>> refusal(URI url) {
        return Uni.createFrom()
                .completionStage(() -> resolve(url)
                        .map(found -> Optional.<String>empty())
                        .otherwise(failure -> Optional.of(reason(failure)))
                        .toCompletionStage());
    }

    @Override
    public Uni<WebhookAnswer> send(URI url, WebhookMessage message) {
        return Uni.createFrom().completionStage(() -> {
            long begun = System.nanoTime();
            return resolve(url)
                    .compose(ip -> post(
                            url,
                            ip,
                            message,
                            Math.max(1, timeoutMillis - since(begun).toMillis())))
                    .map(answer -> new WebhookAnswer(answer.status, null, since(begun), answer.retryAfter))
                    .otherwise(failure -> new WebhookAnswer(null, reason(failure), since(begun), null))
                    .toCompletionStage();
        });
    }

    private Future<InetAddress> resolve(URI url) {
        String host = url.getHost();
        boolean allowed =
                "https".equalsIgnoreCase(url.getScheme()) || allowHttp && "http".equalsIgnoreCase(url.getScheme());
        if (!allowed || host == null || url.getRawUserInfo() != null) {
            return Future.failedFuture(new Refused("Events are only sent to an https address without a user name."));
        }
        return names.executeBlocking(() -> address(host), false)
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .map(Objects::requireNonNull);
    }

    private InetAddress address(String host) {
        try {
            return hosts.resolve(host);
        } catch (RefusedHostException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private record Answer(int status, @Nullable Duration retryAfter) {}

    /** @param millis what the look-up has left of the time */
    private Future<Answer> post(URI url, InetAddress ip, WebhookMessage message, long millis) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, ip.getHostAddress()))
                .setSsl(tls)
                .setURI(target(url))
                .setFollowRedirects(false)
                .setTimeout(millis)
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Rollcall-Webhooks/1")
                .putHeader("webhook-id", message.id().toString())
                .putHeader("webhook-timestamp", Long.toString(message.timestamp()))
                .putHeader("webhook-signature", message.signature());
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(message.body())))
                .map(HttpWebhookSender::answer)
                .timeout(millis, TimeUnit.MILLISECONDS);
    }

    /** A body that is small has arrived by now and the connection is kept; any other is not waited for. */
    private static Answer answer(HttpClientResponse response) {
        response.exceptionHandler(reset -> {});
        if (!"0".equals(response.getHeader("Content-Length"))) {
            response.request().reset();
        }
        return new Answer(response.statusCode(), retryAfter(response.getHeader("Retry-After")));
    }

    private static @Nullable Duration retryAfter(@Nullable String seconds) {
        try {
            return seconds == null ? null : Duration.ofSeconds(Math.max(0, Integer.parseInt(seconds.strip())));
        } catch (NumberFormatException e) {
            return null; // a date: the usual back-off will do
        }
    }

    /** What an attacker could learn about the network stays here. */
    private static String reason(Throwable failure) {
        return switch (failure) {
            case Refused refused -> String.valueOf(refused.getMessage());
            case java.util.concurrent.TimeoutException timeout -> "it did not answer in time";
            default -> UNREACHABLE;
        };
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String target(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    }

    private static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message, null, false, false);
        }
    }
}
