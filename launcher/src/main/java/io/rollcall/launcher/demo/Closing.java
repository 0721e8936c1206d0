package io.rollcall.launcher.demo;

import io.rollcall.launcher.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the topics and the admin APIs say at the end of a company's script. */
final class Closing {
    private final Progress story;

    Closing(Progress story) {
        this.story = story;
    }

    void tell(Stage stage, List<PublishedEvent> events) {
        tellEvents(events);
        stage.joinerId()
                .ifPresent(id -> tellWay(
                        stage,
                        events.stream().filter(event -> event.isAbout(id)).toList()));
        tellAccess(stage.view());
        story.say("");
    }

    private void tellEvents(List<PublishedEvent> events) {
        var counts = countsByTopic(events);
        story.say("  %d events on %d topics:".formatted(events.size(), counts.size()));
        counts.forEach((topic, types) -> story.say("    %-31s %s".formatted(topic, list(types))));
    }

    /** How many events of each type were on each topic. */
    static Map<String, Map<String, Long>> countsByTopic(Collection<PublishedEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        PublishedEvent::topic,
                        TreeMap::new,
                        Collectors.groupingBy(PublishedEvent::shortType, TreeMap::new, Collectors.counting())));
    }

    private void tellWay(Stage stage, List<PublishedEvent> way) {
        story.say("  The way of %s through the topics:"
                .formatted(stage.company().cast().joiner().displayName()));
        way.forEach(event -> story.say("    %6d ms  %-28s on %s"
                .formatted(
                        Duration.between(way.getFirst().at(), event.at()).toMillis(),
                        event.shortType(),
                        event.topic())));
    }

    private void tellAccess(TenantView view) {
        var members = view.members();
        var roles = members.stream()
                .filter(Member::isActive)
                .flatMap(member -> member.roles().values().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        var inactive = members.stream().filter(member -> !member.isActive()).count();
        var pools = view.pools().stream().map(Pool::describe).collect(Collectors.joining("; "));
        story.say("  Roles of the active members: %s; %d people deactivated.".formatted(list(roles), inactive));
        story.say("  Seats: %s.".formatted(pools));
    }

    private static String list(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
