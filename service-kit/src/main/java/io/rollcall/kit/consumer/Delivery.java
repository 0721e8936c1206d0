package io.rollcall.kit.consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record and what was read from it. */
record Delivery(ConsumerRecord<String, byte[]> source, ReceivedEvent received) {}
