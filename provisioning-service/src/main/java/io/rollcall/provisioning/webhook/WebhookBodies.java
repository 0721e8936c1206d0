package io.rollcall.provisioning.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.rollcall.provisioning.eventlog.LoggedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is in a message: an event as the events API has it. */
@ApplicationScoped
public class WebhookBodies {

    static final String TEST_TYPE = "io.rollcall.webhook.test";

    private final ObjectMapper json;

    WebhookBodies(ObjectMapper json) {
        this.json = json;
    }

    /** The form that Standard Webhooks recommends: type, timestamp and data, and what rules the order. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            UUID id,
            String type,
            String timestamp,
            @Nullable String subject,
            @Nullable Long version,
            @Nullable String cursor,
            @JsonRawValue String data) {}

    String of(LoggedEvent event) {
        return write(new Body(
                event.id(),
                event.type(),
                event.time().toString(),
                event.subject(),
                event.version(),
                Long.toString(event.seq()),
                event.payload()));
    }

    String test(UUID id, Instant now) {
        return write(new Body(id, TEST_TYPE, now.toString(), null, null, null, "{}"));
    }

    private String write(Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts is always JSON", e);
        }
    }
}
