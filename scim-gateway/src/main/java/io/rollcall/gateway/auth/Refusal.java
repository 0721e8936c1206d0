package io.rollcall.gateway.auth;

import org.jspecify.annotations.Nullable;

/**
 * Why a request is not let in. The text is for the IT admin who set up the connection; it tells nothing about a token
 * but to whoever has the token.
 *
 * @param summary a few words, for the request log
 * @param error the code of RFC 6750 section 3.1; null if the request had no token at all
 */
public record Refusal(
        String summary, String detail, @Nullable String error) {
    public static final Refusal MISSING = new Refusal(
            "no token",
            "This request has no bearer token. Send the header Authorization: Bearer <token>, with a token of this"
                    + " directory.",
            null);
    public static final Refusal OTHER_SCHEME = new Refusal(
            "another authentication scheme",
            "The Authorization header does not use the Bearer scheme. Send Authorization: Bearer <token>; user name and"
                    + " password (Basic) are not taken.",
            null);
    public static final Refusal MALFORMED = new Refusal(
            "a malformed token",
            "The Authorization header has no token, or one with characters that no token has. Copy the token again,"
                    + " without blanks and quotes: Authorization: Bearer <token>.",
            "invalid_token");
    public static final Refusal UNKNOWN = new Refusal(
            "an unknown token",
            "The bearer token is not valid for this directory: it was never issued, or belongs to another directory."
                    + " Check the token and the base URL.",
            "invalid_token");
    public static final Refusal EXPIRED = new Refusal(
            "an expired token",
            "The bearer token has expired. Issue a new one for this directory and enter it at the identity provider.",
            "invalid_token");
    public static final Refusal REVOKED = new Refusal(
            "a revoked token",
            "The bearer token was revoked. Issue a new one for this directory and enter it at the identity provider.",
            "invalid_token");

    /** A signed token that this directory does not accept. */
    static Refusal signed(String reason) {
        return new Refusal("a signed token that is not accepted", "The signed access token " + reason, "invalid_token");
    }

    /** RFC 6750 section 3. */
    public String challenge() {
        return error == null ? "Bearer realm=\"scim\"" : "Bearer realm=\"scim\", error=\"" + error + '"';
    }
}
