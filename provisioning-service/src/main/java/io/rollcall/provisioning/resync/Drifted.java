package io.rollcall.provisioning.resync;

import io.rollcall.kit.drift.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that a follower knows otherwise than its owner. */
public record Drifted(
        Pair pair, UUID id, @Nullable Known owner, @Nullable Known follower) {

    private static final Map<String, String> WORDS = Map.of(
            "userName", "user name",
            "held", "seats held",
            "waiting", "seats waited for",
            "manual", "roles given by hand",
            "searchedBy", "roles by which a search finds them");

    /** What names the difference in another comparison. */
    public record Key(String view, Service follower, UUID id) {}

    public Key key() {
        return new Key(pair.view(), pair.follower(), id);
    }

    /**
     * Whether it is a difference at all. Somebody whom the owner forgot may be known as somebody who has nothing, and of
     * whoever was erased here there is nothing to compare.
     */
    static boolean differ(@Nullable Known owner, @Nullable Known follower) {
        if (follower != null && follower.fields().containsKey("erased")) {
            return false;
        }
        if (owner == null) {
            return follower != null && givesSomething(follower);
        }
        return follower == null || !owner.saysTheSameAs(follower);
    }

    private static boolean givesSomething(Known follower) {
        String active = follower.fields().get("active");
        return active == null ? !follower.fields().isEmpty() : Boolean.parseBoolean(active);
    }

    /** A sentence for each field. */
    public List<String> words() {
        String follows = pair.follower().title();
        String owns = pair.owner().title();
        if (owner == null) {
            return List.of("%s has the %s, %s does not know of any".formatted(follows, subject(), owns));
        }
        if (follower == null) {
            return List.of("%s lacks the %s, %s has version %d".formatted(follows, subject(), owns, owner.version()));
        }
        List<String> words = new ArrayList<>();
        var fields = new TreeSet<>(owner.fields().keySet());
        fields.addAll(follower.fields().keySet());
        for (String field : fields) {
            String has = follower.fields().get(field);
            String shall = owner.fields().get(field);
            if (!Objects.equals(has, shall)) {
                words.add("%s%s is %s in %s, %s in %s"
                        .formatted(
                                entitled(), WORDS.getOrDefault(field, field), said(has), follows, said(shall), owns));
            }
        }
        if (follower.version() != owner.version()) {
            words.add("version of the %s is %d in %s, %d in %s"
                    .formatted(subject(), follower.version(), follows, owner.version(), owns));
        }
        return words;
    }

    private String entitled() {
        return subject().equals("entitlement") ? "entitlement: " : "";
    }

    private static String said(@Nullable String value) {
        return value == null ? "nothing" : "'" + value + "'";
    }

    private String subject() {
        return switch (pair.view()) {
            case Pair.PROFILES, Pair.PEOPLE -> "person";
            case Pair.GROUPS -> "group";
            case Pair.ENTITLED_ROLES, Pair.ENTITLED_SEATS -> "entitlement";
            default -> pair.view();
        };
    }
}
