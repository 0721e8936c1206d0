package io.rollcall.rbac.subject.kafka;

import io.rollcall.events.EventType;
import io.rollcall.kit.kafka.CloudEventHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Of everything that is told about accounts, what matters here: found by its header, so that the rest costs nothing. */
final class Erasures {

    private Erasures() {}

    static ConsumerRecords<String, byte[]> among(ConsumerRecords<String, byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> erasures = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<String, byte[]>> some =
                    records.records(partition).stream().filter(Erasures::is).toList();
            if (!some.isEmpty()) {
                erasures.put(partition, some);
            }
        }
        return new ConsumerRecords<>(erasures, records.nextOffsets());
    }

    private static boolean is(ConsumerRecord<String, byte[]> record) {
        return CloudEventHeaders.get(record.headers(), CloudEventHeaders.TYPE)
                .filter(EventType.USER_ERASED.typeName()::equals)
                .isPresent();
    }
}
