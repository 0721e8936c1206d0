package io.rollcall.kit.consumer;

import io.rollcall.events.EventType;
import io.rollcall.kit.kafka.CloudEventHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** For consumers to whom one type of a topic matters: found by its header, so that the rest costs nothing. */
public final class OfType {

    private OfType() {}

    public static ConsumerRecords<String, byte[]> among(ConsumerRecords<String, byte[]> records, EventType type) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> wanted = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<String, byte[]>> some = records.records(partition).stream()
                    .filter(record -> is(record, type))
                    .toList();
            if (!some.isEmpty()) {
                wanted.put(partition, some);
            }
        }
        return new ConsumerRecords<>(wanted, records.nextOffsets());
    }

    private static boolean is(ConsumerRecord<String, byte[]> record, EventType type) {
        return CloudEventHeaders.get(record.headers(), CloudEventHeaders.TYPE)
                .filter(type.typeName()::equals)
                .isPresent();
    }
}
