package io.rollcall.rbac.client.kafka;

import io.rollcall.rbac.snapshot.AppliedPositions;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the topics were followed.
 *
 * @param generation of the replica; positions of an earlier one say nothing
 * @param time what was heard before this time stands before the positions
 */
public record Heard(int generation, int time, Map<TopicPartition, Long> positions) {

    public Heard {
        positions = Map.copyOf(positions);
    }

    public boolean isApplied(AppliedPositions applied) {
        return positions.entrySet().stream()
                .allMatch(entry ->
                        applied.of(entry.getKey().topic(), entry.getKey().partition()) >= entry.getValue());
    }
}
