package io.rollcall.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.events.EventCodec;
import io.rollcall.events.MalformedEventException;
import io.rollcall.events.UnknownEventTypeException;
import io.rollcall.events.UserLifecycleEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Prints what a webhook is told. Arguments: the port to listen on, the secret of the webhook. */
public final class WebhookSubscriber {
    private static final int TAKEN = 204;
    private static final int REFUSED = 401;

    private final ObjectMapper json = new ObjectMapper();
    private final EventCodec codec = new EventCodec();
    private final Map<String, Long> versions = new HashMap<>(); // a real service keeps them beside its data
    private final String secret;

    WebhookSubscriber(String secret) {
        this.secret = secret;
    }

    public static void main(String[] args) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", Integer.parseInt(args[0])), 0);
        server.createContext("/", new WebhookSubscriber(args[1])::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var signature = new WebhookSignature(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean genuine = signature.fits(secret, body, Instant.now());
            if (genuine) {
                print(json.readTree(body));
            }
            exchange.sendResponseHeaders(genuine ? TAKEN : REFUSED, -1); // only now: what was not printed comes again
        }
    }

    private void print(JsonNode message) {
        try {
            byte[] data = message.path("data").toString().getBytes(StandardCharsets.UTF_8);
            if (codec.decode(message.path("type").asText(), data) instanceof UserLifecycleEvent event
                    && event.version() > versions.getOrDefault(event.key(), 0L)) { // else a repeat
                System.out.println(LifecycleSentence.of(event));
                versions.put(event.key(), event.version());
            }
        } catch (UnknownEventTypeException | MalformedEventException e) {
            System.err.println(e.getMessage()); // one odd event does not stop the others
        }
    }
}
