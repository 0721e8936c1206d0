package io.rollcall.scim.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Values of type dateTime (RFC 7643 section 2.3.5). */
public final class DateTimes {
    private DateTimes() {}

    /** Reads an xsd:dateTime, without a zone as UTC; null if it is none. */
    public static @Nullable Instant parse(String text) {
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, Instant::from, LocalDateTime::from);
            return parsed instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(parsed);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
