package io.rollcall.provisioning.resync;

import io.rollcall.events.DirectoryId;
import io.rollcall.kit.drift.Correction;
import io.rollcall.kit.drift.Known;
import io.rollcall.provisioning.resync.Resync.Line;
import io.rollcall.provisioning.resync.Resync.State;
import io.rollcall.provisioning.resync.Resync.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run, on a thread of its own. It compares, and again behind the fence: what both times is the same difference is
 * none of events in flight. What it found is written down; a run that goes on after a crash goes on from there.
 */
final class ResyncRun {

    private static final int CORRECTIONS_AT_A_TIME = 200;

    private final Resync resync;
    private final Resyncs resyncs;
    private final Peers peers;
    private final Fence fence;
    private final Comparison comparison;

    ResyncRun(Resync resync, Resyncs resyncs, Peers peers, Fence fence) {
        this.resync = resync;
        this.resyncs = resyncs;
        this.peers = peers;
        this.fence = fence;
        this.comparison = new Comparison(peers, resync.tenant());
    }

    private static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @return how many differences were found */
    int run() throws InterruptedException {
        try {
            List<Line> lines = found();
            if (resync.dryRun() || lines.isEmpty()) {
                finish(State.DONE, List.of());
            } else {
                repair(lines.stream().map(Line::subjectId).collect(Collectors.toSet()));
                finish(State.DONE, repaired(lines));
            }
            return lines.size();
        } catch (CancelledException cancelled) {
            finish(State.CANCELLED, List.of());
            return 0;
        }
    }

    private void finish(State state, List<Integer> repaired) {
        resyncs.finish(resync, state, null, repaired).await().indefinitely();
    }

    private List<Line> found() throws InterruptedException {
        if (resync.step() == Step.REPAIRING || resync.step() == Step.CHECKING) {
            return resyncs.allLines(resync).await().indefinitely();
        }
        Map<Drifted.Key, Integer> first = new HashMap<>();
        comparison.each(
                Pair.ALL,
                watch(Step.COMPARING),
                portion -> portion.drifted().forEach(one -> first.put(one.key(), fingerprint(one))));
        List<Line> lines = new ArrayList<>();
        if (!first.isEmpty()) {
            fence.await();
            comparison.each(
                    Pair.ALL,
                    watch(Step.CONFIRMING),
                    portion -> portion.drifted().stream()
                            .filter(one -> Integer.valueOf(fingerprint(one)).equals(first.get(one.key())))
                            .filter(one -> concerns(one, portion))
                            .forEach(one -> lines.add(line(lines.size() + 1, one, portion))));
        }
        resyncs.found(resync, lines).await().indefinitely();
        return lines;
    }

    private static int fingerprint(Drifted one) {
        return Objects.hash(one.owner(), one.follower());
    }

    private boolean concerns(Drifted one, Comparison.Portion portion) {
        DirectoryId directory = resync.directory();
        if (directory == null) {
            return true;
        }
        Known known = inDirectory(one, portion);
        return known != null && directory.toString().equals(known.detail());
    }

    /** What the gateway knows of the thing: its detail there is the directory. */
    private static @Nullable Known inDirectory(Drifted one, Comparison.Portion portion) {
        String view = one.pair().view().equals(Pair.GROUPS) ? Pair.GROUPS : Pair.PEOPLE;
        return portion.known(Service.GATEWAY, view).get(one.id());
    }

    private static Line line(int number, Drifted one, Comparison.Portion portion) {
        return new Line(
                number, one.pair().view(), one.pair().follower(), one.id(), name(one, portion), one.words(), false);
    }

    private static String name(Drifted one, Comparison.Portion portion) {
        Known known = inDirectory(one, portion);
        if (known == null) {
            known = one.follower() == null ? one.owner() : one.follower();
        }
        Map<String, String> fields = known == null ? Map.of() : known.fields();
        return fields.getOrDefault(
                "userName", fields.getOrDefault("name", one.id().toString()));
    }

    private void repair(Set<UUID> subjects) throws InterruptedException {
        for (int i = 0; i < Stage.ALL.size(); i++) {
            int before = i;
            Stage stage = Stage.ALL.get(i);
            List<UUID> corrected = new ArrayList<>();
            Comparison.Watch watch = (done, total) -> go(Step.REPAIRING, before, Stage.ALL.size());
            comparison.each(stage.pairs(), watch, portion -> {
                List<Drifted> concerned = portion.drifted().stream()
                        .filter(one -> subjects.contains(one.id()))
                        .toList();
                corrected.addAll(correct(stage, concerned));
            });
            if (!corrected.isEmpty()) {
                fence.await();
            }
        }
    }

    private List<UUID> correct(Stage stage, List<Drifted> drifted) {
        List<Correction> corrections = stage.corrections(drifted);
        List<UUID> corrected = new ArrayList<>();
        for (int from = 0; from < corrections.size(); from += CORRECTIONS_AT_A_TIME) {
            int to = Math.min(from + CORRECTIONS_AT_A_TIME, corrections.size());
            corrected.addAll(peers.correct(stage.service(), resync.tenant(), resync, corrections.subList(from, to)));
        }
        return corrected;
    }

    private List<Integer> repaired(List<Line> lines) {
        Set<Drifted.Key> left = new HashSet<>();
        comparison.each(
                Pair.ALL, watch(Step.CHECKING), portion -> portion.drifted().forEach(one -> left.add(one.key())));
        return lines.stream()
                .filter(line -> !left.contains(line.key()))
                .map(Line::number)
                .toList();
    }

    private Comparison.Watch watch(Step step) {
        return (done, total) -> go(step, done, total);
    }

    private void go(Step step, int done, int total) {
        if (resyncs.progress(resync, step, done, total).await().indefinitely()) {
            throw new CancelledException();
        }
    }
}
