package io.rollcall.rbac.client.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rollcall.rbac.client.SnapshotException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests with answers in JSON. */
final class JsonHttp {

    private static final int UNAUTHORIZED = 401;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    /** Members that a newer service adds are passed over. */
    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The token was not accepted. */
    static final class UnauthorizedException extends Exception {}

    <T> T send(HttpRequest request, Class<T> type) {
        try {
            return sendAuthorized(request, type);
        } catch (UnauthorizedException e) {
            throw new SnapshotException(request.uri() + " does not accept the credentials", e);
        }
    }

    <T> T sendAuthorized(HttpRequest request, Class<T> type) throws UnauthorizedException {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == UNAUTHORIZED) {
                throw new UnauthorizedException();
            }
            if (answer.statusCode() / 100 != 2) {
                throw new SnapshotException(request.uri() + " answered " + answer.statusCode());
            }
            return json.readValue(answer.body(), type);
        } catch (IOException e) {
            throw new SnapshotException(request.uri() + " did not answer as it should", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SnapshotException("interrupted", e);
        }
    }

    byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }
}
