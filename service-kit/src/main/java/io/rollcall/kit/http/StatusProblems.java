package io.rollcall.kit.http;

/** Problems that a status says everything about. */
final class StatusProblems {

    private StatusProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request", "The request is not valid", "The request cannot be understood.");
            case 401 ->
                Problem.of(
                        401,
                        "unauthenticated",
                        "Who are you?",
                        "A valid access token is needed: Authorization: Bearer.");
            case 403 -> Problem.of(403, "forbidden", "Not allowed", "The access token does not allow this.");
            case 404 -> Problem.of(404, "not-found", "Not found", "There is nothing at this path.");
            case 405 ->
                Problem.of(405, "method-not-allowed", "Method not allowed", "This path does not know the method.");
            case 406 ->
                Problem.of(406, "not-acceptable", "Not acceptable", "This path has no answer in an accepted type.");
            case 408 -> Problem.of(408, "timeout", "Too slow", "The request did not arrive in time.");
            case 413 -> Problem.of(413, "too-large", "Too large", "The body is larger than this service takes.");
            case 414 -> Problem.of(414, "uri-too-long", "URI too long", "The request line is too long.");
            case 415 -> Problem.of(415, "unsupported-media-type", "Unsupported media type", "Send application/json.");
            case 431 -> Problem.of(431, "headers-too-large", "Headers too large", "The headers are too large.");
            case 503 ->
                Problem.of(503, "unavailable", "Unavailable for a moment", "Nothing was changed. Please try again.");
            default -> other(status);
        };
    }

    private static Problem other(int status) {
        return status < 500
                ? Problem.of(status, "http-" + status, "The request was refused", "Status " + status + ".")
                : Problem.of(status, "internal-error", "Our fault", "The request failed. It is logged under this id.");
    }
}
