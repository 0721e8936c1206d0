package io.rollcall.gateway.requestlog.http;

import io.rollcall.gateway.requestlog.RequestQuery;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.http.QueryParameters;
import io.rollcall.kit.http.Times;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a search, as text. */
public class RequestSearch {
    private static final int MAX_LIMIT = 200;
    private static final int MAX_TEXT = 200;
    private static final Pattern STATUS = Pattern.compile("([1-5])(?:xx|(\\d\\d))");

    @QueryParam("from")
    @Parameter(description = "ISO 8601, the first moment")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "ISO 8601, the moment after the last")
    @Nullable
    String to;

    @QueryParam("status")
    @Parameter(description = "401, or 4xx for all of them")
    @Nullable
    String status;

    @QueryParam("method")
    @Nullable
    String method;

    @QueryParam("text")
    @Parameter(description = "contained in the summary, the path or the name of the person or group")
    @Nullable
    String text;

    @QueryParam("resourceId")
    @Parameter(description = "the id of a person or group")
    @Nullable
    String resourceId;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @Parameter(schema = @Schema(minimum = "1", maximum = "" + MAX_LIMIT))
    @QueryParam("limit")
    @DefaultValue("50")
    int limit;

    RequestQuery query() {
        Matcher range = STATUS.matcher(status == null ? "2xx" : status.toLowerCase(Locale.ROOT));
        if (!range.matches()) {
            throw ProblemException.badRequest("status has to be a number like 401, or a class like 4xx.");
        }
        String exact = range.group(2);
        int low = Integer.parseInt(range.group(1)) * 100 + (exact == null ? 0 : Integer.parseInt(exact));
        return new RequestQuery(
                QueryParameters.read("from", from, Times::read),
                QueryParameters.read("to", to, Times::read),
                id("cursor", cursor),
                status == null ? null : low,
                status == null ? null : exact == null ? low + 99 : low,
                method == null ? null : method.toUpperCase(Locale.ROOT),
                text(),
                id("resourceId", resourceId),
                Page.limit(limit, MAX_LIMIT));
    }

    private @Nullable String text() {
        if (text != null && (text.length() > MAX_TEXT || text.indexOf('\0') >= 0)) {
            throw ProblemException.badRequest("text has " + MAX_TEXT + " characters at most.");
        }
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable UUID id(String name, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(name + " is not valid.");
        }
    }
}
