package io.rollcall.gateway.requestlog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells a request in words that an IT admin understands: "Ada Lovelace was added to Recruiting". */
final class Story {
    private static final int NAMED = 3;
    private static final int MAX_LENGTH = 500;

    private final RequestRecord request;
    private final String type;
    private final @Nullable UUID id;
    private final BodyFacts answer;
    private final BodyFacts sent;
    private final PatchFacts patch;

    Story(RequestRecord request) {
        this.request = request;
        String[] parts = pathOf(request).split("/", -1);
        this.type = parts.length > 1 ? parts[1] : "";
        this.answer = BodyFacts.of(
                request.answered() == null ? null : request.answered().getBytes());
        // Not asked for by most, and it costs as much as all the rest.
        boolean needed = answer.name() == null || request.method().equals("PUT");
        this.sent = needed ? BodyFacts.of(request.sent()) : BodyFacts.NOTHING;
        UUID named = parts.length > 2 ? BodyFacts.uuid(parts[2]) : null;
        this.id = named == null ? answer.id() : named;
        this.patch = request.method().equals("PATCH") ? PatchFacts.of(request.sent()) : PatchFacts.NOTHING;
    }

    @Nullable
    UUID resourceId() {
        return id;
    }

    /** What the answer calls the person or group. */
    @Nullable
    String answeredName() {
        return answer.name();
    }

    /** Whose names have to be looked up: the story names some, and answers do not name them. */
    Set<UUID> strangers() {
        Set<UUID> ids = new HashSet<>();
        if (id != null && answer.name() == null && !request.method().equals("GET")) {
            ids.add(id);
        }
        patch.added().stream().limit(NAMED).forEach(ids::add);
        patch.removed().stream().limit(NAMED).forEach(ids::add);
        return ids;
    }

    @Nullable
    String subject(Map<UUID, String> names) {
        String name = answer.name() != null ? answer.name() : id == null ? null : names.get(id);
        return name == null ? sent.name() : name;
    }

    String tell(Map<UUID, String> names) {
        String text = request.refusal() != null
                ? "Turned away: " + request.refusal()
                : request.status() < 400 ? done(names) + remarks() : attempt(names) + ": " + problem();
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
    }

    private String remarks() {
        return request.remarks().isEmpty() ? "" : "; accepted, but " + String.join(", ", request.remarks());
    }

    private String problem() {
        return answer.detail() == null ? "status " + request.status() : answer.detail();
    }

    private String attempt(Map<UUID, String> names) {
        String who = who(names);
        return switch (request.method()) {
            case "POST" -> isSearch() ? "The search failed" : who + " was not created";
            case "PUT", "PATCH" -> who + " was not changed";
            case "DELETE" -> who + " was not deleted";
            default -> "The request failed";
        };
    }

    private String done(Map<UUID, String> names) {
        if (pathOf(request).equals("/oauth2/token")) {
            return "An access token was issued" + (request.client() == null ? "" : " to " + request.client());
        }
        if (type.equalsIgnoreCase("Bulk")) {
            return "A bulk request was carried out"
                    + BulkFacts.of(
                                    request.answered() == null
                                            ? null
                                            : request.answered().getBytes())
                            .tell();
        }
        String who = who(names);
        return switch (request.method()) {
            case "POST" -> isSearch() ? read() : who + " was created";
            case "PUT" -> who + " was " + activity("replaced");
            case "PATCH" -> isGroup() ? groupChange(names) : who + " was " + activity("updated") + attributes();
            case "DELETE" -> who + " was deleted";
            default -> read();
        };
    }

    private String activity(String otherwise) {
        if (caused(".user.deactivated.") || caused(".user.activated.")) {
            return caused(".user.deactivated.") ? "deactivated" : "activated";
        }
        if (patch.attributes().stream().anyMatch("active"::equalsIgnoreCase) && answer.active() != null) {
            return answer.active() ? "activated" : "deactivated";
        }
        return request.method().equals("PUT") && Boolean.FALSE.equals(sent.active())
                ? "replaced, and is not active"
                : otherwise;
    }

    private boolean caused(String type) {
        return request.events().stream().anyMatch(event -> event.type().contains(type));
    }

    private String attributes() {
        Set<String> others = new LinkedHashSet<>(patch.attributes());
        others.removeIf("active"::equalsIgnoreCase);
        others.removeIf("password"::equalsIgnoreCase);
        return others.isEmpty() ? "" : " (" + String.join(", ", others) + ")";
    }

    private String groupChange(Map<UUID, String> names) {
        String group = who(names);
        List<String> parts = new ArrayList<>();
        if (!patch.added().isEmpty()) {
            parts.add(people("Somebody", patch.added(), names) + " added to " + group);
        }
        if (!patch.removed().isEmpty()) {
            parts.add(people(parts.isEmpty() ? "Somebody" : "somebody", patch.removed(), names) + " removed from "
                    + group);
        }
        if (patch.replaced()) {
            parts.add((parts.isEmpty() ? "The" : "the") + " members of " + group + " were replaced");
        }
        if (!patch.attributes().isEmpty() || parts.isEmpty()) {
            parts.add(group + " was updated" + attributes());
        }
        return String.join("; ", parts);
    }

    /** @param first how the list begins if nobody knows its first person; names keep their case */
    private static String people(String first, List<UUID> ids, Map<UUID, String> names) {
        List<String> named = new ArrayList<>();
        for (UUID one : ids.subList(0, Math.min(NAMED, ids.size()))) {
            String unknown = (named.isEmpty() ? first : "somebody") + " unknown (" + one + ")";
            named.add(names.getOrDefault(one, unknown));
        }
        int others = ids.size() - named.size();
        String list = others > 0 || named.size() == 1
                ? String.join(", ", named) + (others > 0 ? " and " + others + " others" : "")
                : String.join(", ", named.subList(0, named.size() - 1)) + " and " + named.getLast();
        return list + (ids.size() == 1 ? " was" : " were");
    }

    private String read() {
        if (id != null && answer.totalResults() == null) {
            return who(Map.of()) + " was read";
        }
        if (answer.totalResults() == null) {
            return "The " + (type.isEmpty() ? "base URL" : type) + (type.endsWith("s") ? " were read" : " was read");
        }
        String filter = filter();
        String what = filter == null ? type + " were listed" : type + " were searched for " + filter;
        return what + ": " + answer.totalResults() + " found";
    }

    /** Secrets are no matter of filters; where one is, the path is not kept either. */
    private @Nullable String filter() {
        String query = Redaction.path(request.path());
        for (String parameter : query.substring(query.indexOf('?') + 1).split("&", -1)) {
            if (parameter.regionMatches(true, 0, "filter=", 0, 7)) {
                try {
                    return URLDecoder.decode(parameter.substring(7), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return null;
                }
            }
        }
        return null;
    }

    private String who(Map<UUID, String> names) {
        String name = subject(names);
        if (name != null) {
            return isGroup() && !request.method().equals("PATCH") ? "The group " + name : name;
        }
        String kind = isGroup() ? "A group" : type.equalsIgnoreCase("Users") ? "A person" : "A resource of " + type;
        return id == null ? kind : kind + " (" + id + ")";
    }

    private boolean isGroup() {
        return type.equalsIgnoreCase("Groups");
    }

    private boolean isSearch() {
        return pathOf(request).endsWith("/.search");
    }

    private static String pathOf(RequestRecord request) {
        int query = request.path().indexOf('?');
        return query < 0 ? request.path() : request.path().substring(0, query);
    }
}
