package io.rollcall.testing.idp;

/** The application answered what an identity provider does not accept. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(ScimAnswer answer) {
        super("%s answered %d: %s"
                .formatted(
                        answer.request(),
                        answer.status(),
                        answer.body().path("detail").asText(answer.body().toString())));
    }
}
