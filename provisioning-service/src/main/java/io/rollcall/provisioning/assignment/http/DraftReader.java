package io.rollcall.provisioning.assignment.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.AssignmentId;
import io.rollcall.events.GroupId;
import io.rollcall.events.RoleGrant;
import io.rollcall.provisioning.assignment.AssignmentsDraft;
import io.rollcall.provisioning.assignment.RoleMode;
import io.rollcall.provisioning.assignment.UpdateMode;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.AssignmentChange;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Change;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Finding;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.GrantsChange;
import io.rollcall.provisioning.group.GroupName;
import io.rollcall.provisioning.setting.SettingCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a draft and names every field that is not right, not only the first. */
final class DraftReader {

    private static final int MOST_ASSIGNMENTS = 500;
    private static final int LONGEST_NAME = 200;
    private static final String NAME = "must have 1 to " + LONGEST_NAME + " characters, and none that is NUL";

    private final List<Finding> errors = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<AssignmentId> ids = new HashSet<>();
    private final GrantsReader grants;

    DraftReader(SettingCatalogue catalogue) {
        grants = new GrantsReader(catalogue, errors);
    }

    List<Finding> errors() {
        return List.copyOf(errors);
    }

    /** The draft; worth something only when there are no {@link #errors()}. */
    AssignmentsDraft read(Change change) {
        if (change.assignments() == null) {
            error("assignments", "is required; an empty list means that everyone else is everybody");
        }
        List<@Nullable AssignmentChange> sent = Objects.requireNonNullElse(change.assignments(), List.of());
        if (sent.size() > MOST_ASSIGNMENTS) {
            error("assignments", "holds more than " + MOST_ASSIGNMENTS);
        }
        List<Ranked> entries = IntStream.range(0, sent.size())
                .mapToObj(i -> entry("assignments[" + i + "]", i, sent.get(i)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Ranked::rank))
                .toList();
        RoleMode mode = oneOf(RoleMode.class, "roleMode", change.roleMode(), RoleMode.SINGLE);
        if (mode == RoleMode.MULTI) {
            grants.roles("assignments", allRoles(entries));
        }
        GrantsChange rest = Objects.requireNonNullElse(change.everyoneElse(), GrantsChange.NOTHING);
        return new AssignmentsDraft(
                mode, entries.stream().map(Ranked::entry).toList(), grants.read("everyoneElse", rest));
    }

    private static Set<RoleGrant> allRoles(List<Ranked> entries) {
        return entries.stream()
                .flatMap(it -> it.entry().grants().roles().stream())
                .collect(Collectors.toSet());
    }

    private record Ranked(int rank, AssignmentsDraft.Entry entry) {}

    private Optional<Ranked> entry(String field, int position, @Nullable AssignmentChange sent) {
        if (sent == null) {
            error(field, "must not be null");
            return Optional.empty();
        }
        int rank = sent.rank() == null ? position + 1 : sent.rank();
        return Optional.of(new Ranked(
                rank,
                new AssignmentsDraft.Entry(
                        id(field + ".id", sent.id()),
                        name(field + ".name", sent.name()),
                        groups(field + ".groups", sent.groups()),
                        grants.read(field, sent.grants()),
                        oneOf(UpdateMode.class, field + ".updateMode", sent.updateMode(), UpdateMode.AUTOMATIC))));
    }

    private @Nullable AssignmentId id(String field, @Nullable String sent) {
        if (sent == null) {
            return null;
        }
        AssignmentId id = parse(field, sent, AssignmentId::of, "is not a UUID").orElse(null);
        if (id != null && !ids.add(id)) {
            error(field, "is the id of another assignment too");
        }
        return id;
    }

    private String name(String field, @Nullable String sent) {
        String name = sent == null ? "" : sent.strip();
        if (!isName(name)) {
            error(field, NAME);
        } else if (!names.add(GroupName.fold(name))) {
            error(field, "is the name of another assignment too");
        }
        return name;
    }

    private List<AssignmentsDraft.Group> groups(String field, @Nullable List<@Nullable JsonNode> sent) {
        List<AssignmentsDraft.Group> groups = new ArrayList<>();
        List<@Nullable JsonNode> nodes = Objects.requireNonNullElse(sent, List.of());
        if (!grants.fits(field, nodes)) {
            return groups;
        }
        for (int i = 0; i < nodes.size(); i++) {
            group(field + "[" + i + "]", nodes.get(i)).ifPresent(groups::add);
        }
        return groups;
    }

    private Optional<AssignmentsDraft.Group> group(String field, @Nullable JsonNode sent) {
        if (sent != null && sent.isTextual()) {
            return groupName(field, sent.textValue());
        }
        if (sent != null && sent.path("id").isTextual()) {
            return parse(field + ".id", sent.path("id").textValue(), GroupId::of, "is not a UUID")
                    .map(AssignmentsDraft.ById::new);
        }
        if (sent != null && sent.path("name").isTextual()) {
            return groupName(field + ".name", sent.path("name").textValue());
        }
        error(field, "must be a name, or an object with an id or a name");
        return Optional.empty();
    }

    private Optional<AssignmentsDraft.Group> groupName(String field, String name) {
        if (!isName(name)) {
            error(field, NAME);
            return Optional.empty();
        }
        return Optional.of(new AssignmentsDraft.ByName(name));
    }

    /** PostgreSQL stores no NUL. */
    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.indexOf('\0') < 0;
    }

    private <E extends Enum<E>> E oneOf(Class<E> type, String field, @Nullable String sent, E otherwise) {
        return sent == null
                ? otherwise
                : parse(
                                field,
                                sent,
                                text -> Enum.valueOf(type, text),
                                "must be one of " + List.of(type.getEnumConstants()))
                        .orElse(otherwise);
    }

    private <T> Optional<T> parse(String field, String text, Function<String, T> parser, String detail) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            error(field, detail);
            return Optional.empty();
        }
    }

    private void error(String field, String detail) {
        errors.add(new Finding(field, detail));
    }
}
