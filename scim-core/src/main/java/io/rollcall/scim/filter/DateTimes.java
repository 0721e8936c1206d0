package io.rollcall.scim.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of type dateTime (RFC 7643 section 2.3.5). */
public final class DateTimes {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int LAST_YEAR = 9999;
    /** The widest of an xsd:dateTime. */
    private static final int WIDEST_OFFSET = 14 * 60 * 60;

    private DateTimes() {}

    /**
     * Reads an xsd:dateTime, without a zone as UTC; null if it is none. Years have four digits, and offsets are those of
     * xsd: databases do not know all others.
     */
    public static @Nullable Instant parse(String text) {
        try {
            TemporalAccessor parsed = FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return known(
                    parsed instanceof LocalDateTime local
                            ? local.atOffset(ZoneOffset.UTC)
                            : OffsetDateTime.from(parsed));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant known(OffsetDateTime time) {
        int offset = time.getOffset().getTotalSeconds();
        boolean known = time.getYear() >= 1
                && time.getYear() <= LAST_YEAR
                && Math.abs(offset) <= WIDEST_OFFSET
                && offset % 60 == 0;
        return known ? time.toInstant() : null;
    }
}
