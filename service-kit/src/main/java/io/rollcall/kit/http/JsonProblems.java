package io.rollcall.kit.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says where a body is wrong, without repeating what is in it. */
final class JsonProblems {

    private JsonProblems() {}

    static Optional<Problem> of(Throwable failure) {
        Optional<Problem> json = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException own) {
                return Optional.of(own.problem()); // thrown by a constructor or the body's stream, wrapped by Jackson
            }
            // A definition that Jackson cannot use is our mistake, not the client's.
            if (json.isEmpty()
                    && cause instanceof JsonProcessingException reading
                    && !(cause instanceof InvalidDefinitionException)) {
                json = Optional.of(describe(reading));
            }
        }
        return json;
    }

    private static Problem describe(JsonProcessingException json) {
        return json instanceof JsonMappingException mapping && !isTruncated(mapping)
                ? misfit(mapping)
                : malformed(json);
    }

    private static boolean isTruncated(JsonMappingException mapping) {
        return mapping.getCause() instanceof StreamReadException;
    }

    private static Problem misfit(JsonMappingException mapping) {
        String pointer = mapping.getPath().stream()
                .map(step -> "/" + (step.getFieldName() != null ? step.getFieldName() : step.getIndex()))
                .collect(Collectors.joining());
        return Problem.of(400, "invalid-body", "The body does not fit", reason(mapping) + place(pointer) + ".")
                .with(Map.of("pointer", pointer));
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "" : " at " + pointer;
    }

    private static String reason(JsonMappingException mapping) {
        return switch (mapping) {
            case UnrecognizedPropertyException unknown -> "There is no such member";
            case InvalidNullException missing -> "The member may not be null";
            // Our own constructors say what they want in words that are meant for the client.
            case ValueInstantiationException rejected
            when rejected.getCause() instanceof IllegalArgumentException rule && rule.getMessage() != null ->
                "The value is refused (" + rule.getMessage() + ")";
            case MismatchedInputException missing when isMissing(missing) -> "A member is missing";
            default -> "The value has the wrong type or form";
        };
    }

    private static boolean isMissing(MismatchedInputException mismatch) {
        return mismatch.getOriginalMessage().startsWith("Missing required creator property");
    }

    private static Problem malformed(JsonProcessingException json) {
        JsonLocation location = json.getLocation();
        String where =
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return Problem.of(400, "malformed-json", "The body is not JSON", "The body cannot be read" + where + ".");
    }
}
