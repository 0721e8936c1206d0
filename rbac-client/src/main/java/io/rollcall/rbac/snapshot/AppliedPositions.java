package io.rollcall.rbac.snapshot;

import java.util.Map;

/**
 * How far rbac-service has taken each partition over into its database: everything before the offset is in what it
 * tells of people. A partition that is missing was not begun.
 *
 * @param topics offsets by topic and partition
 */
public record AppliedPositions(Map<String, Map<Integer, Long>> topics) {

    public long of(String topic, int partition) {
        return topics.getOrDefault(topic, Map.of()).getOrDefault(partition, 0L);
    }
}
