package io.rollcall.gateway.scim;

import io.rollcall.scim.dialect.Dialect;
import java.util.Locale;

/** How requests of an identity provider are read. Providers are free words; some have habits that others do not share. */
public final class Dialects {
    private Dialects() {}

    /** The dialect of a directory that connects this provider. */
    public static Dialect of(String provider) {
        return switch (provider.toLowerCase(Locale.ROOT)) {
            case "entra", "azure", "azure-ad", "microsoft-entra" -> Dialect.entra();
            case "strict" -> Dialect.strict();
            default -> Dialect.lenient();
        };
    }
}
