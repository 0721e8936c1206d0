package io.rollcall.provisioning.member.http;

import static io.rollcall.kit.http.QueryParameters.read;
import static io.rollcall.kit.http.QueryParameters.text;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.provisioning.member.Members.Filter;
import io.rollcall.provisioning.member.Members.Position;
import io.rollcall.provisioning.member.Members.Query;
import io.rollcall.provisioning.member.Members.Sort;
import io.rollcall.provisioning.member.Members.Source;
import io.rollcall.provisioning.member.Members.Status;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Which members, in what order: the query parameters of the list, the export and the stream. */
@NullUnmarked // filled in by JAX-RS
public class MemberParameters {

    @Parameter(
            description =
                    "active (the default), suspended, invited, deactivated, erased, waiting_for_seat, conflict, all")
    @QueryParam("status")
    public String status;

    @Parameter(description = "The start of a user name, e-mail address, external id, or of any word of the name")
    @QueryParam("search")
    public String search;

    @Parameter(description = "A role in effect")
    @QueryParam("role")
    public String role;

    @Parameter(description = "A seat type that is held or waited for")
    @QueryParam("seat")
    public String seat;

    @Parameter(description = "The id of a group")
    @QueryParam("group")
    public String group;

    @QueryParam("tag")
    public String tag;

    @Parameter(description = "local, or the id of a directory")
    @QueryParam("source")
    public String source;

    @Parameter(description = "created (the default) or name; with - in front in descending order")
    @QueryParam("sort")
    public String sort;

    Filter filter() {
        return new Filter(
                blank(status) ? Status.ACTIVE : status(status),
                text("search", search),
                read("role", role, RoleKey::new),
                read("seat", seat, SeatTypeKey::new),
                read("group", group, GroupId::of),
                text("tag", tag),
                read("source", source, MemberParameters::source));
    }

    Query page(@Nullable String cursor, int limit) {
        return new Query(filter(), sort(), descending(), Page.cursor(cursor, MemberParameters::position), limit);
    }

    Sort sort() {
        String name = blank(sort) ? "created" : sort.substring(descending() ? 1 : 0);
        return switch (name) {
            case "created" -> Sort.CREATED;
            case "name" -> Sort.NAME;
            default -> throw ProblemException.badRequest("sort must be created or name, or one of them behind a -");
        };
    }

    boolean descending() {
        return sort != null && sort.startsWith("-");
    }

    private static Status status(String text) {
        try {
            return Status.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("status must be one of "
                    + Arrays.stream(Status.values())
                            .map(it -> it.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static Source source(String text) {
        return text.equalsIgnoreCase("local") ? new Source.Local() : new Source.Directory(DirectoryId.of(text));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** The place in the list behind a member: the sorted name, and the id. */
    static String cursor(Position position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position.id() + " " + position.name()).getBytes(StandardCharsets.UTF_8));
    }

    private static Position position(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
        if (parts.length < 2 || parts[1].indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not an id and a name");
        }
        return new Position(parts[1], UserId.of(parts[0]));
    }
}
