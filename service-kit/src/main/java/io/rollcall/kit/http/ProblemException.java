package io.rollcall.kit.http;

import java.util.Map;

/** Ends the request with a problem. For what a client can cause: it is answered, not logged. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    /**
     * @param slug the last part of the problem's type, for example {@code seat-pool-full}
     * @param title the same for every problem of the type
     * @param detail this occurrence, for a person
     */
    public ProblemException(int status, String slug, String title, String detail) {
        this(Problem.of(status, slug, title, detail));
    }

    public ProblemException(int status, String slug, String title, String detail, Map<String, Object> members) {
        this(Problem.of(status, slug, title, detail).with(members));
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(400, "bad-request", "The request is not valid", detail);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(404, "not-found", "Not found", detail);
    }

    public static ProblemException conflict(String slug, String title, String detail) {
        return new ProblemException(409, slug, title, detail);
    }

    public Problem problem() {
        return problem;
    }
}
