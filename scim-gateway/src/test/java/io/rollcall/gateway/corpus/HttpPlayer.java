package io.rollcall.gateway.corpus;

import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.ScimClient;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gateway. */
record HttpPlayer(ScimClient client) implements Player {
    @Override
    public String baseUrl() {
        return client.baseUrl();
    }

    @Override
    public Reply send(String method, String path, @Nullable String body, Map<String, String> headers) {
        Answer answer = client.send(method, path, body, headers);
        Map<String, String> answered = new HashMap<>();
        answer.response()
                .headers()
                .map()
                .forEach((name, values) -> answered.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Reply(
                answer.request(), answer.status(), answered, answer.response().body());
    }
}
