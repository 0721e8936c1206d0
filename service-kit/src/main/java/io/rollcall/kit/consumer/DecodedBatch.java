package io.rollcall.kit.consumer;

import io.rollcall.events.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A batch of records: events by tenant, each list in the order of the topic, and what could not be read. */
record DecodedBatch(Map<TenantId, List<Delivery>> byTenant, List<Undecodable> undecodable) {

    record Undecodable(ConsumerRecord<String, byte[]> source, RuntimeException cause) {}

    static DecodedBatch of(Iterable<ConsumerRecord<String, byte[]>> records, RecordDecoder decoder) {
        Map<TenantId, List<Delivery>> byTenant = new LinkedHashMap<>();
        List<Undecodable> undecodable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> source : records) {
            if (source.value() == null) {
                continue; // a tombstone of a compacted topic tells the broker to forget a key, and nothing to us
            }
            try {
                ReceivedEvent received = decoder.decode(source);
                byTenant.computeIfAbsent(received.event().tenantId(), tenant -> new ArrayList<>())
                        .add(new Delivery(source, received));
            } catch (RuntimeException e) {
                undecodable.add(new Undecodable(source, e));
            }
        }
        return new DecodedBatch(byTenant, undecodable);
    }
}
