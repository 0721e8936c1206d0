package io.rollcall.provisioning.resync;

import io.rollcall.kit.drift.Correction;
import io.rollcall.kit.drift.Difference;
import io.rollcall.kit.drift.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One service corrects itself. What it owns it works out again before others take it over, and what it follows it takes
 * over all at once, as half of it would make it decide wrongly.
 *
 * @param follows views in which the owners are right
 * @param owns views that the service works out again
 * @param forTheLost views that go along where the service has lost somebody altogether
 */
record Stage(Service service, Set<String> follows, Set<String> owns, Set<String> forTheLost) {

    private static final Set<String> NONE = Set.of();

    /** Each is right about what the next ones take over from it. */
    static final List<Stage> ALL = List.of(
            new Stage(Service.PROVISIONING, Set.of(Pair.GROUPS), NONE, NONE),
            new Stage(
                    Service.PROVISIONING,
                    Set.of(Pair.PROFILES),
                    Set.of(Pair.ENTITLED_ROLES, Pair.ENTITLED_SEATS),
                    Set.of(Pair.ROLES, Pair.SEATS)),
            new Stage(Service.LICENSE, Set.of(Pair.PEOPLE, Pair.ENTITLED_SEATS), Set.of(Pair.SEATS), NONE),
            new Stage(Service.RBAC, Set.of(Pair.PEOPLE, Pair.ENTITLED_ROLES, Pair.SEATS), Set.of(Pair.ROLES), NONE),
            new Stage(Service.PROVISIONING, Set.of(Pair.ROLES, Pair.SEATS), NONE, NONE));

    /** What the stage compares. */
    List<Pair> pairs() {
        return Pair.ALL.stream()
                .filter(pair -> pair.follower() == service
                                && (follows.contains(pair.view()) || forTheLost.contains(pair.view()))
                        || pair.owner() == service && owns.contains(pair.view()))
                .toList();
    }

    /** What the service is to correct, of what differs. */
    List<Correction> corrections(List<Drifted> drifted) {
        Map<UUID, Map<String, Difference>> byId = new HashMap<>();
        for (Drifted one : drifted) {
            Map<String, Difference> views = byId.computeIfAbsent(one.id(), id -> new HashMap<>());
            boolean own = one.pair().owner() == service;
            Known here = own ? one.owner() : one.follower();
            Known there = own ? one.follower() : one.owner();
            views.merge(one.pair().view(), new Difference(here, there), Stage::newer);
        }
        List<Correction> corrections = new ArrayList<>();
        byId.forEach((id, views) -> {
            if (!isLost(views)) {
                views.keySet().removeAll(forTheLost);
            }
            if (!views.isEmpty()) {
                corrections.add(new Correction(id, views));
            }
        });
        return corrections;
    }

    private static boolean isLost(Map<String, Difference> views) {
        Difference profile = views.get(Pair.PROFILES);
        return profile != null && profile.here() == null;
    }

    /** Of several followers the one who has heard most. */
    private static Difference newer(Difference one, Difference other) {
        return version(other.there()) > version(one.there()) ? other : one;
    }

    private static long version(@Nullable Known known) {
        return known == null ? 0 : known.version();
    }
}
