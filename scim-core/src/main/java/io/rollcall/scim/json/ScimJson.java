package io.rollcall.scim.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Reads JSON strictly and writes it. Duplicate keys, text after the end, deep nesting and what PostgreSQL cannot store
 * are refused with 400 invalidSyntax, a body that is too long with 413.
 */
public final class ScimJson {
    private static final ScimJson DEFAULT = new ScimJson(JsonLimits.DEFAULT);

    private final JsonLimits limits;
    private final ObjectMapper mapper;

    public ScimJson(JsonLimits limits) {
        this.limits = limits;
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxDocumentLength(limits.maxBytes())
                .maxNumberLength(64)
                .maxNameLength(1024)
                .build();
        this.mapper = new ObjectMapper(JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build());
    }

    /** With {@link JsonLimits#DEFAULT}. */
    public static ScimJson standard() {
        return DEFAULT;
    }

    /** Reads a body that must be one JSON object. */
    public ObjectNode readObject(byte[] body) {
        if (body.length > limits.maxBytes()) {
            throw tooLong();
        }
        try (JsonParser parser = mapper.createParser(body)) {
            return read(parser);
        } catch (IOException e) {
            throw asScimException(e);
        }
    }

    /** Reads text that must be one JSON object. */
    public ObjectNode readObject(String body) {
        if (body.length() > limits.maxBytes()) {
            throw tooLong();
        }
        try (JsonParser parser = mapper.createParser(body)) {
            return read(parser);
        } catch (IOException e) {
            throw asScimException(e);
        }
    }

    public byte[] write(JsonNode node) {
        try {
            return mapper.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String writeText(JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A generator on the same factory, to stream long answers; it does not close its target. */
    public JsonGenerator generator(OutputStream target) throws IOException {
        JsonGenerator generator = mapper.createGenerator(target);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        return generator;
    }

    private static ObjectNode read(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw syntax("The request body is empty. Send one JSON object.");
        }
        if (first != JsonToken.START_OBJECT) {
            throw syntax("The request body must be one JSON object, starting with '{'.");
        }
        ObjectNode root = new TreeReader(parser).object();
        if (parser.nextToken() != null) {
            throw syntax("There is text after the end of the JSON object" + TreeReader.place(parser) + ".");
        }
        return root;
    }

    private ScimException asScimException(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return syntax("The request body exceeds a limit: nesting at most " + limits.maxDepth()
                    + " levels, names at most 1024 and numbers at most 64 characters.");
        }
        String place = "";
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            place = " at line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr();
        }
        return syntax("The request body is not valid JSON" + place + ".");
    }

    private ScimException tooLong() {
        return new ScimException(ScimError.of(
                413, "The request body is longer than " + limits.maxBytes() + " bytes. Split the request."));
    }

    private static ScimException syntax(String detail) {
        return ScimException.badRequest(ScimType.INVALID_SYNTAX, detail);
    }
}
