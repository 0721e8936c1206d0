package io.rollcall.gateway.scim.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** What the Prefer header asks for (RFC 7240). */
public final class Preferences {
    /** Tells the client that its wish was granted. */
    static final String APPLIED = "Preference-Applied";

    static final String MINIMAL = "return=minimal";

    private Preferences() {}

    /** {@code return=minimal}: the client does not want the resource back. The first {@code return} counts. */
    public static boolean minimal(HttpServerRequest request) {
        for (String header : request.headers().getAll("Prefer")) {
            for (String preference : header.split(",", -1)) {
                String first = preference.split(";", 2)[0];
                String wish = first.replace(" ", "").replace("\"", "").toLowerCase(Locale.ROOT);
                if (wish.startsWith("return=")) {
                    return wish.equals(MINIMAL);
                }
            }
        }
        return false;
    }
}
