package io.rollcall.gateway.oauth;

/** Why no access token is issued: RFC 6749 section 5.2. */
public final class OAuthException extends RuntimeException {
    /** The codes that a token endpoint knows. */
    public enum Code {
        INVALID_REQUEST("invalid_request", 400),
        INVALID_CLIENT("invalid_client", 401),
        UNAUTHORIZED_CLIENT("unauthorized_client", 400),
        UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400);

        private final String error;
        private final int status;

        Code(String error, int status) {
            this.error = error;
            this.status = status;
        }

        public String error() {
            return error;
        }

        public int status() {
            return status;
        }
    }

    private final Code code;

    /** @param description for the IT admin who set up the client */
    public OAuthException(Code code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
