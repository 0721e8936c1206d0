package io.rollcall.testing.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

/** A SCIM end point that gives prepared answers and notes what it was asked. */
final class RecordingDirectory implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** One request: method and decoded path with query, and the body (missing when there was none). */
    record Request(String line, String userAgent, JsonNode body) {}

    private record Prepared(int status, String body) {}

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<Prepared> answers = new ArrayDeque<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    RecordingDirectory() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The answer to the next request that has none yet. */
    RecordingDirectory answering(int status, String body) {
        answers.add(new Prepared(status, body));
        return this;
    }

    ScimConnection connection() {
        return new ScimConnection(
                http, "http://localhost:" + server.getAddress().getPort(), "token");
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> lines() {
        return requests().stream().map(Request::line).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var query = uri.getRawQuery() == null ? "" : "?" + URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8);
        requests.add(new Request(
                exchange.getRequestMethod() + " " + uri.getPath() + query,
                exchange.getRequestHeaders().getFirst("User-Agent"),
                JSON.readTree(exchange.getRequestBody())));
        var prepared = answers.remove();
        var body = prepared.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(prepared.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
