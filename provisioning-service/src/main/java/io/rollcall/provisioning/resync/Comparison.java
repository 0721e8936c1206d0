package io.rollcall.provisioning.resync;

import io.rollcall.events.TenantId;
import io.rollcall.kit.drift.Bucket;
import io.rollcall.kit.drift.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares digests, and what is in the buckets whose digests differ: some buckets at a time, to need little memory. */
final class Comparison {

    private static final int BUCKETS_AT_A_TIME = 16;

    private final Peers peers;
    private final TenantId tenant;

    Comparison(Peers peers, TenantId tenant) {
        this.peers = peers;
        this.tenant = tenant;
    }

    /** What is under the buckets that are looked at together. */
    final class Portion {

        private final Collection<Integer> buckets;
        private final Map<String, Map<UUID, Known>> seen = new HashMap<>();
        private final List<Drifted> drifted = new ArrayList<>();

        private Portion(Collection<Integer> buckets) {
            this.buckets = buckets;
        }

        List<Drifted> drifted() {
            return drifted;
        }

        /** Everything of a view, as one of the services knows it. */
        Map<UUID, Known> known(Service service, String view) {
            return seen.computeIfAbsent(
                    service + "/" + view,
                    asked -> peers.known(service, tenant, view, buckets).stream()
                            .collect(Collectors.toMap(Known::id, known -> known)));
        }

        private void compare(Pair pair) {
            Map<UUID, Known> owned = known(pair.owner(), pair.view());
            Map<UUID, Known> followed = known(pair.follower(), pair.view());
            owned.forEach((id, owner) -> compare(pair, id, owner, followed.get(id)));
            followed.forEach((id, follower) -> {
                if (!owned.containsKey(id)) {
                    compare(pair, id, null, follower);
                }
            });
        }

        private void compare(Pair pair, UUID id, @Nullable Known owner, @Nullable Known follower) {
            if (Drifted.differ(owner, follower)) {
                drifted.add(new Drifted(pair, id, owner, follower));
            }
        }
    }

    /** Says how much is compared, of how much. */
    interface Watch {
        void at(int done, int total);
    }

    /** Hands over what differs, portion by portion. */
    void each(Collection<Pair> pairs, Watch watch, Consumer<Portion> consumer) {
        Map<Integer, List<Pair>> suspicious = suspicious(pairs);
        List<Integer> buckets = List.copyOf(suspicious.keySet());
        watch.at(0, buckets.size());
        for (int from = 0; from < buckets.size(); from += BUCKETS_AT_A_TIME) {
            int to = Math.min(from + BUCKETS_AT_A_TIME, buckets.size());
            Portion portion = new Portion(buckets.subList(from, to));
            Set<Pair> concerned = portion.buckets.stream()
                    .flatMap(bucket -> suspicious.getOrDefault(bucket, List.of()).stream())
                    .collect(Collectors.toSet());
            pairs.stream().filter(concerned::contains).forEach(portion::compare);
            consumer.accept(portion);
            watch.at(to, buckets.size());
        }
    }

    /** The pairs that differ in each bucket. */
    private Map<Integer, List<Pair>> suspicious(Collection<Pair> pairs) {
        Map<Service, Map<String, List<Bucket>>> digests = new EnumMap<>(Service.class);
        Map<Integer, List<Pair>> suspicious = new TreeMap<>();
        for (Pair pair : pairs) {
            Map<Integer, Bucket> owned = buckets(digests, pair.owner(), pair.view());
            Map<Integer, Bucket> followed = buckets(digests, pair.follower(), pair.view());
            Set<Integer> all = new TreeSet<>(owned.keySet());
            all.addAll(followed.keySet());
            for (Integer bucket : all) {
                if (!Objects.equals(owned.get(bucket), followed.get(bucket))) {
                    suspicious.computeIfAbsent(bucket, any -> new ArrayList<>()).add(pair);
                }
            }
        }
        return suspicious;
    }

    private Map<Integer, Bucket> buckets(
            Map<Service, Map<String, List<Bucket>>> digests, Service service, String view) {
        return digests
                .computeIfAbsent(service, asked -> peers.digests(asked, tenant))
                .getOrDefault(view, List.of())
                .stream()
                .collect(Collectors.toMap(Bucket::bucket, bucket -> bucket));
    }
}
