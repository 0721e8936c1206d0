package io.rollcall.provisioning.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.RoleGrant;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of sentences. */
public final class Words {

    private Words() {}

    /** Names, without values. */
    public static String attributes(List<AttributeChange> changes) {
        return changes.isEmpty()
                ? "nothing that is kept"
                : list(changes.stream()
                        .map(AttributeChange::attribute)
                        .distinct()
                        .toList());
    }

    public static String list(Collection<String> words) {
        List<String> all = List.copyOf(words);
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }

    static String grants(List<RoleGrant> roles) {
        return list(roles.stream().map(Words::grant).collect(Collectors.toList()));
    }

    public static String grant(RoleGrant grant) {
        String workspace = grant.workspace();
        return workspace == null ? grant.role().value() : grant.role().value() + " in the workspace " + workspace;
    }

    /** What an admin wrote may name people: it is a value, not part of a sentence. */
    public static List<AttributeChange> reason(@Nullable String reason) {
        return reason == null
                ? List.of()
                : List.of(new AttributeChange("reason", null, JsonNodeFactory.instance.textNode(reason)));
    }

    public static String count(int number, String one, String more) {
        return number == 1 ? "1 " + one : number + " " + more;
    }

    static String duration(Duration duration) {
        if (duration.toMinutes() < 1) {
            return count((int) duration.toSeconds(), "second", "seconds");
        }
        return duration.toHours() < 1 || duration.toMinutesPart() > 0
                ? count((int) duration.toMinutes(), "minute", "minutes")
                : count((int) duration.toHours(), "hour", "hours");
    }
}
