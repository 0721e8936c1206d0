package io.rollcall.kit.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.rollcall.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The realm over HTTP, where the other tests have its key alone. It takes any token that it is asked about for one of
 * vendor support, and tells at {@link #ASKED} how often it was asked.
 */
public final class Realm implements QuarkusTestResourceLifecycleManager {
    /** The property that has its address. */
    static final String URL = "rollcall.test.realm";

    static final String ASKED = "/asked";

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    public Realm() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @Override
    public Map<String, String> start() {
        String url = "http://localhost:" + server.getAddress().getPort();
        serve("/.well-known/openid-configuration", () -> """
                {"issuer":"%s","jwks_uri":"%s/keys","token_endpoint":"%s/token","introspection_endpoint":"%s/introspect"}
                """.formatted(TestTokens.ISSUER, url, url, url));
        serve("/keys", TestTokens::keySet);
        serve("/introspect", () -> {
            asked.incrementAndGet();
            return """
                    {"active":true,"username":"support","client_id":"rollcall","aud":"rollcall","iss":"%s",
                     "realm_access":{"roles":["vendor-support"]}}
                    """.formatted(TestTokens.ISSUER);
        });
        serve(ASKED, asked::toString);
        server.start();
        return Map.of("quarkus.oidc.public-key", "", "quarkus.oidc.auth-server-url", url, URL, url);
    }

    @Override
    public int order() {
        return 1; // after the resource that every test has, which sets the key
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private interface Body {
        String json();
    }

    private void serve(String path, Body body) {
        server.createContext(path, exchange -> answer(exchange, body.json()));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
