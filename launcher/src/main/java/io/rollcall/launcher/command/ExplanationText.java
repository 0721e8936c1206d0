package io.rollcall.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An explanation as an administrator reads it: from what the directory said down to what came of it. */
final class ExplanationText {
    private static final List<String> ATTRIBUTES = List.of("userName", "email", "externalId", "title", "department");

    private final JsonNode explanation;
    private final JsonNode roles;
    private final List<String> lines = new ArrayList<>();

    /** @param roles what rbac-service has of the person */
    ExplanationText(JsonNode explanation, JsonNode roles) {
        this.explanation = explanation;
        this.roles = roles;
    }

    List<String> lines() {
        person();
        directory();
        rule();
        result();
        given();
        return lines;
    }

    private void person() {
        var member = explanation.path("member");
        var name = member.path("displayName").asText(member.path("userName").asText());
        say(
                0,
                "%s <%s>: %s",
                name,
                member.path("userName").asText(),
                words(member.path("standing").asText()));
        say(0, "id %s", member.path("id").asText());
    }

    private void directory() {
        var said = explanation.path("directory");
        var owner = said.path("owner");
        heading(
                owner.isObject()
                        ? "The directory \"%s\" (%s) said"
                                .formatted(
                                        owner.path("name")
                                                .asText(owner.path("id").asText()),
                                        owner.path("provider").asText("unknown provider"))
                        : "No directory knows the person: an admin invited or imported them");
        event("last", said.path("event"));
        event("HELD", said.path("hold"));
        var groups = list(said.path("groups"), it -> it.path("displayName").asText());
        say(1, "groups: %s", groups.isEmpty() ? "none" : groups);
        say(
                1,
                "%s",
                ATTRIBUTES.stream()
                        .filter(it -> said.path("attributes").path(it).isTextual())
                        .map(it -> it + " " + said.path("attributes").path(it).asText())
                        .collect(Collectors.joining(", ")));
    }

    private void rule() {
        var rule = explanation.path("rule");
        var assignment = rule.path("assignment");
        heading("The rule");
        if (assignment.isObject()) {
            say(
                    1,
                    "\"%s\", rank %s, version %d of the assignments%s",
                    assignment.path("name").asText(),
                    rule.path("rank").asText("-"),
                    assignment.path("version").asLong(),
                    rule.path("updateMode").asText().equals("MANUAL") ? ", changes are left to admins" : "");
        }
        say(1, "%s", rule.path("sentence").asText());
        if (!rule.path("kind").asText().equals("INACTIVE")) {
            say(1, "gives %s", given(rule));
        }
        event("told", rule.path("event"));
        for (var loser : explanation.path("losing")) {
            say(
                    1,
                    "not \"%s\" (rank %d): %s",
                    loser.path("name").asText(),
                    loser.path("rank").asInt(),
                    loser.path("why").asText());
        }
    }

    private static String given(JsonNode rule) {
        var roles = list(rule.path("roles"), ExplanationText::role);
        var seats = list(rule.path("seats"), JsonNode::asText);
        var given = Stream.of(roles.isEmpty() ? "" : "roles " + roles, seats.isEmpty() ? "" : "seats " + seats)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("; "));
        return given.isEmpty() ? "nothing" : given;
    }

    private void result() {
        var result = explanation.path("result");
        heading("What came of it");
        if (result.path("roles").isEmpty() && result.path("seats").isEmpty()) {
            say(1, "no roles, no seats");
        }
        for (var role : result.path("roles")) {
            say(
                    1,
                    "role %s: %s, %s",
                    role(role),
                    role.path("effective").asBoolean() ? "in effect" : "NOT IN EFFECT",
                    role.path("why").asText());
            event("told", role.path("event"));
        }
        for (var seat : result.path("seats")) {
            say(
                    1,
                    "seat %s: %s, %s",
                    seat.path("seatType").asText(),
                    seatState(seat.path("state").asText("")),
                    seat.path("why").asText());
            event("told", seat.path("event"));
        }
        for (var setting : result.path("settings")) {
            say(
                    1,
                    "setting %s = %s%s",
                    setting.path("key").asText(),
                    setting.path("value").asText(),
                    setting.path("waitsFor").isTextual()
                            ? ": WAITS for a seat of the type "
                                    + setting.path("waitsFor").asText()
                            : "");
        }
    }

    private void given() {
        heading("What rbac-service decides by");
        if (roles.isEmpty()) {
            say(1, "no roles");
        }
        for (var role : roles) {
            say(
                    1,
                    "%s%s, %s%s%s",
                    named(role),
                    role.path("version").isNumber()
                            ? " version " + role.path("version").asLong()
                            : "",
                    source(role.path("source").asText()),
                    role.path("until").isTextual()
                            ? " until " + role.path("until").asText()
                            : "",
                    role.path("why").isTextual()
                            ? (role.path("counts").asBoolean() ? ": " : ": NO EFFECT, ")
                                    + role.path("why").asText()
                            : "");
        }
    }

    /** As it was given; what stands for it is said elsewhere. */
    private static String named(JsonNode role) {
        var key = role.path("given").asText();
        return role.path("workspace").isTextual()
                ? key + " in the workspace " + role.path("workspace").asText()
                : key;
    }

    private static String source(String source) {
        return switch (source) {
            case "ASSIGNMENT" -> "from an assignment";
            case "DEFAULT" -> "as everyone else";
            case "SCIM_ROLE" -> "named by the identity provider";
            case "MANUAL" -> "given by an admin";
            default -> source;
        };
    }

    private static String seatState(String state) {
        return switch (state) {
            case "ASSIGNED" -> "held";
            case "WAITING" -> "WAITING";
            default -> "NOT HELD";
        };
    }

    private static String role(JsonNode role) {
        var key = role.path("role").asText();
        return role.path("workspace").isTextual()
                ? key + " in the workspace " + role.path("workspace").asText()
                : key;
    }

    /** When, in what words, by which event, and by which request in the beginning. */
    private void event(String label, JsonNode event) {
        if (!event.isObject()) {
            return;
        }
        say(
                2,
                "%s %s: %s",
                label,
                event.path("at").asText().replaceFirst("\\.\\d+Z$", "Z"),
                event.path("sentence").asText());
        var request = event.path("requestId");
        say(2, "event %s%s", event.path("id").asText(), request.isTextual() ? ", request " + request.asText() : "");
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void say(int depth, String format, Object... values) {
        lines.add("  ".repeat(depth) + format.formatted(values));
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private interface Text {
        String of(JsonNode node);
    }

    private static String list(JsonNode nodes, Text text) {
        return StreamSupport.stream(nodes.spliterator(), false).map(text::of).collect(Collectors.joining(", "));
    }
}
