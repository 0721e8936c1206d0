package io.rollcall.gateway.discovery;

import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.ScimClient;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;

/** Sends a request line as it stands, without checking it. */
final class RawHttp {
    private RawHttp() {}

    static Answer get(ScimClient client, String path) {
        URI base = URI.create(client.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            String request = "GET " + base.getPath() + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                    + "\r\nAuthorization: Bearer " + client.token() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer("GET " + path, parse(answer));
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private static HttpResponse<String> parse(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        List<String> head = Arrays.asList(answer.substring(0, end).split("\r\n"));
        Map<String, List<String>> headers = new TreeMap<>();
        head.stream().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon), List.of(line.substring(colon + 1).strip()));
        });
        return new RawResponse(
                Integer.parseInt(head.getFirst().split(" ")[1]),
                answer.substring(end + 4),
                HttpHeaders.of(headers, (name, value) -> true));
    }

    private record RawResponse(int statusCode, String body, HttpHeaders headers) implements HttpResponse<String> {
        @Override
        public HttpRequest request() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
