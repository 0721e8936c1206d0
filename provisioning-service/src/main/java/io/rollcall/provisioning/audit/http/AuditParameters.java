package io.rollcall.provisioning.audit.http;

import static io.rollcall.kit.http.QueryParameters.read;
import static io.rollcall.kit.http.QueryParameters.text;

import io.rollcall.events.UserId;
import io.rollcall.kit.http.Times;
import io.rollcall.provisioning.audit.AuditLog.Filter;
import io.rollcall.provisioning.audit.AuditLog.Position;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** Which entries: the query parameters of the trail and of its export. */
@NullUnmarked // filled in by JAX-RS
public class AuditParameters {

    @Parameter(description = "What happened at that moment or later")
    @QueryParam("after")
    public String after;

    @Parameter(description = "What happened before that moment")
    @QueryParam("before")
    public String before;

    @Parameter(description = "Who did it: a login, a directory id, or the name of a service")
    @QueryParam("actor")
    public String actor;

    @Parameter(description = "The member whom it is about")
    @QueryParam("subject")
    public String subject;

    @Parameter(description = "A type such as role.assigned, or its first words such as role")
    @QueryParam("type")
    public String type;

    @Parameter(description = "What the sentence or a value contains, or what the person's name or address begins with")
    @QueryParam("q")
    public String q;

    Filter filter() {
        return filter(read("subject", subject, UserId::of));
    }

    Filter filter(UserId person) {
        return new Filter(
                read("after", after, AuditParameters::instant),
                read("before", before, AuditParameters::instant),
                text("actor", actor),
                person,
                text("type", type),
                text("q", q));
    }

    static Instant instant(String text) {
        Instant at = Times.read(text).truncatedTo(ChronoUnit.MICROS);
        if (at.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("a time before 1970");
        }
        return at;
    }

    static String cursor(Position position) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, position.at()) + "-" + position.seq();
    }

    static Position position(String cursor) {
        String[] parts = cursor.split("-", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a time and a number");
        }
        long micros = Long.parseLong(parts[0]);
        if (micros < 0 || micros > 253_402_300_800_000_000L) {
            throw new IllegalArgumentException("not a time");
        }
        return new Position(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), Long.parseLong(parts[1]));
    }
}
