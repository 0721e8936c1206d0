package io.rollcall.gateway.directory;

import io.rollcall.scim.dialect.Dialect;
import java.util.Locale;

/** Which identity provider a directory connects. A free word; some have habits that others do not share. */
public final class Provider {
    private Provider() {}

    /** How requests of this provider are read. */
    public static Dialect dialect(String provider) {
        return switch (provider.toLowerCase(Locale.ROOT)) {
            case "entra", "azure", "azure-ad", "microsoft-entra" -> Dialect.entra();
            case "strict" -> Dialect.strict();
            default -> Dialect.lenient();
        };
    }
}
