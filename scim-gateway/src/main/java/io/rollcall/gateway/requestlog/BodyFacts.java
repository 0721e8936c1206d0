package io.rollcall.gateway.requestlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a body says at its top: enough to tell what happened, and much cheaper than the whole of it.
 *
 * @param name how people call the person or group: displayName, else userName
 */
record BodyFacts(
        @Nullable UUID id,
        @Nullable String name,
        @Nullable Boolean active,
        @Nullable Long totalResults,
        @Nullable Long itemsPerPage,
        @Nullable String detail) {
    static final BodyFacts NOTHING = new BodyFacts(null, null, null, null, null, null);

    private static final JsonFactory FACTORY = new ObjectMapper().getFactory();

    static BodyFacts of(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return NOTHING;
        }
        Reader reader = new Reader();
        try (JsonParser parser = FACTORY.createParser(body)) {
            reader.read(parser);
        } catch (IOException e) {
            // What was read until here is good enough.
        }
        return reader.facts();
    }

    private static final class Reader {
        private @Nullable UUID id;
        private @Nullable String displayName;
        private @Nullable String userName;
        private @Nullable Boolean active;
        private @Nullable Long totalResults;
        private @Nullable Long itemsPerPage;
        private @Nullable String detail;

        void read(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                if (member.equals("Resources")) {
                    // Long, and everything about the list came before it.
                    return;
                }
                if (value.isStructStart()) {
                    parser.skipChildren();
                } else {
                    take(member.toLowerCase(Locale.ROOT), value, parser.getText());
                }
            }
        }

        private void take(String member, JsonToken token, String value) {
            if (token == JsonToken.VALUE_NULL) {
                return;
            }
            switch (member) {
                case "id" -> id = uuid(value);
                case "displayname" -> displayName = value;
                case "username" -> userName = value;
                case "active" -> active = value.equalsIgnoreCase("true");
                case "totalresults" -> totalResults = number(token, value);
                case "itemsperpage" -> itemsPerPage = number(token, value);
                case "detail", "error_description" -> detail = value;
                default -> {}
            }
        }

        BodyFacts facts() {
            String name = displayName == null || displayName.isBlank() ? userName : displayName;
            return new BodyFacts(id, name, active, totalResults, itemsPerPage, detail);
        }

        private static @Nullable Long number(JsonToken token, String value) {
            return token == JsonToken.VALUE_NUMBER_INT && value.length() < 18 ? Long.valueOf(value) : null;
        }
    }

    static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
