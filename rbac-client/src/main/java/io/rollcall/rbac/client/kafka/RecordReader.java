package io.rollcall.rbac.client.kafka;

import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.events.MalformedEventException;
import io.rollcall.events.ManualRoleState;
import io.rollcall.events.RolePolicyState;
import io.rollcall.events.TenantId;
import io.rollcall.events.UnknownEventTypeException;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.SubjectFacts;
import io.rollcall.rbac.client.Replica;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Tells the replica what a record says. */
final class RecordReader {

    private static final System.Logger LOG = System.getLogger(RecordReader.class.getName());
    private static final String TYPE = "ce_type";
    private static final String ID = "ce_id";

    private final EventCodec codec = new EventCodec();
    private final Replica replica;
    private final Runnable policyNews;

    RecordReader(Replica replica, Runnable policyNews) {
        this.replica = replica;
        this.policyNews = policyNews;
    }

    void read(ConsumerRecord<String, byte[]> received, int time) {
        if (received.value() == null) {
            return; // a tombstone of a compacted topic
        }
        try {
            tell(codec.decode(header(received, TYPE), received.value()), header(received, ID), time);
        } catch (UnknownEventTypeException e) {
            // Types that are added within a major version say nothing that older clients must know.
        } catch (MalformedEventException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot read {0}-{1}@{2}", place(received));
            doubt(received.key(), time);
        }
    }

    private void tell(Event event, String id, int time) {
        if (event instanceof RolePolicyState policy) {
            if (replica.heardPolicy(policy.tenantId(), policy.version(), policy.catalogueVersion())) {
                policyNews.run();
            }
        } else {
            SubjectFacts.of(event, id).forEach(fact -> replica.heard(event.tenantId(), fact, time));
            if (event instanceof ManualRoleState state && Boolean.TRUE.equals(state.corrected())) {
                replica.doubt(state.tenantId(), state.id(), time);
            }
        }
    }

    /** The key says whom it is about, so only they are to be loaded again. */
    private void doubt(String key, int time) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            return;
        }
        try {
            replica.doubt(new TenantId(key.substring(0, slash)), UserId.of(key.substring(slash + 1)), time);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "a record of a topic of people has the key of nobody");
        }
    }

    private static String header(ConsumerRecord<String, byte[]> received, String name) {
        Header header = received.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Object[] place(ConsumerRecord<String, byte[]> received) {
        return new Object[] {received.topic(), received.partition(), received.offset()};
    }
}
