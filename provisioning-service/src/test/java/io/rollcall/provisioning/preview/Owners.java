package io.rollcall.provisioning.preview;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.rollcall.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The other side of the contract with the owners of roles and seats: an identity provider that gives tokens, and two
 * services that answer what a test told them to, each tenant apart. Who was told nothing of a tenant does not answer.
 */
public final class Owners implements QuarkusTestResourceLifecycleManager {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int HANG_UP = 0;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> questions = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> heldBack = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::answer);
            started.start();
            server = started;
            String url = "http://localhost:" + started.getAddress().getPort();
            return Map.of(
                    "rollcall.rbac.url",
                    url + "/rbac",
                    "rollcall.license.url",
                    url + "/license",
                    "rollcall.peers.oidc-server-url",
                    url,
                    "rollcall.oidc.client-secret",
                    "secret",
                    "rollcall.forecast.timeout",
                    "5S",
                    "rollcall.departure.timeout",
                    "10S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String url = "http://localhost:" + exchange.getLocalAddress().getPort();
            String path = exchange.getRequestURI().toString();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.equals("/.well-known/openid-configuration")) {
                send(exchange, 200, "{\"token_endpoint\":\"" + url + "/token\"}");
            } else if (path.equals("/token")) {
                boolean known = body.contains("grant_type=client_credentials");
                send(exchange, known ? 200 : 400, """
                        {"access_token":"%s","token_type":"Bearer","expires_in":60}""".formatted(TestTokens.service()));
            } else if (path.startsWith("/told")) {
                answers.put(path.substring("/told".length()), body);
                send(exchange, 204, "");
            } else if (path.startsWith("/refused")) {
                refusals.put(path.substring("/refused".length()), Integer.valueOf(body));
                send(exchange, 204, "");
            } else if (path.startsWith("/held-back")) {
                holdBack(path.substring("/held-back".length()), Boolean.parseBoolean(body));
                send(exchange, 204, "");
            } else if (path.startsWith("/asked")) {
                send(exchange, 200, questions.getOrDefault(path.substring("/asked".length()), ""));
            } else {
                forecast(exchange, path, body);
            }
        }
    }

    private void forecast(HttpExchange exchange, String path, String body) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ey")) {
            send(exchange, 401, "");
            return;
        }
        if (path.endsWith("/handing-out")) {
            String asked = path.replace("/api/v1/tenants", "");
            questions.put(asked, body);
            send(exchange, 200, answers.getOrDefault(asked, "{\"lacks\":[]}"));
            return;
        }
        if (path.endsWith("/departure")) {
            departure(exchange, path.replace("/api/v1/tenants", "").replaceAll("/users/.*", ""), body);
            return;
        }
        String key = path.replace("/api/v1/tenants", "").replace("/simulations/entitlements", "");
        String any = withoutQuery(key);
        questions.put(key, body);
        questions.put(any, body);
        String answer = answers.getOrDefault(key, answers.get(any));
        Integer refusal = refusals.get(any);
        if (refusal != null && refusal == HANG_UP) {
            refusals.remove(any);
        } else if (refusal != null) {
            send(exchange, refusal, "");
        } else {
            send(exchange, answer == null ? 503 : 200, answer == null ? "" : answer);
        }
    }

    /** Of as many admins as a test told of, the last one stays; who asks for themselves stays as well. */
    private void departure(HttpExchange exchange, String tenant, String body) throws IOException {
        questions.merge(tenant + "/departures", body, (before, latest) -> before + latest);
        awaitRelease(tenant);
        Integer refusal = refusals.get(tenant);
        if (refusal != null) {
            send(exchange, refusal, "");
        } else if (body.contains("\"self\":true")) {
            send(exchange, 200, "{\"outcome\":\"SELF_DEMOTION\"}");
        } else {
            String left = answers.computeIfPresent(
                    tenant + "/admins", (key, admins) -> Integer.toString(Integer.parseInt(admins) - 1));
            send(exchange, 200, "{\"outcome\":\"" + ("0".equals(left) ? "LAST_ADMIN" : "GRANTED") + "\"}");
        }
    }

    private void holdBack(String tenant, boolean held) {
        CountDownLatch before = held ? heldBack.put(tenant, new CountDownLatch(1)) : heldBack.remove(tenant);
        if (before != null) {
            before.countDown();
        }
    }

    private void awaitRelease(String tenant) {
        try {
            CountDownLatch release = heldBack.get(tenant);
            if (release != null) {
                release.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String withoutQuery(String key) {
        int query = key.indexOf('?');
        return query < 0 ? key : key.substring(0, query);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** From now on rbac-service answers this for the tenant; with a query behind the tenant, to that alone. */
    static void rolesAnswer(String tenant, String json) {
        request("PUT", "/told/rbac/" + tenant, json);
    }

    /** From now on rbac-service answers that whoever hands out roles in the tenant lacks a permission; else nothing. */
    static void lacksWhenHandingOut(String tenant, String permission) {
        request("PUT", "/told/rbac/" + tenant + "/handing-out", "{\"lacks\":[\"" + permission + "\"]}");
    }

    /** From now on the tenant has as many admins; until then, whoever may go is none. */
    public static void admins(String tenant, int number) {
        request("PUT", "/told/rbac/" + tenant + "/admins", Integer.toString(number));
    }

    /** From now on rbac-service keeps those waiting who ask whether somebody of the tenant may go, or does so no more. */
    public static void departuresAreHeldBack(String tenant, boolean held) {
        request("PUT", "/held-back/rbac/" + tenant, Boolean.toString(held));
    }

    /** All that rbac-service was asked about people of the tenant who may go. */
    public static String departuresAsked(String tenant) {
        return asked("rbac", tenant + "/departures");
    }

    /** From now on license-service answers this for the tenant. */
    static void seatsAnswer(String tenant, String json) {
        request("PUT", "/told/license/" + tenant, json);
    }

    /** From now on rbac-service refuses every question about the tenant. */
    public static void rolesRefuse(String tenant, int status) {
        request("PUT", "/refused/rbac/" + tenant, Integer.toString(status));
    }

    /** rbac-service closes the connection on the next question about the tenant, and answers the one after. */
    static void rolesHangUp(String tenant) {
        rolesRefuse(tenant, HANG_UP);
    }

    /** What a service was asked last for the tenant, also with a certain query; empty when it was not. */
    static String asked(String service, String tenant) {
        return request("GET", "/asked/" + service + "/" + tenant, "");
    }

    private static String request(String method, String path, String body) {
        String url = ConfigProvider.getConfig().getValue("rollcall.peers.oidc-server-url", String.class);
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(url + path))
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
