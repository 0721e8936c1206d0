package io.rollcall.provisioning.drift.store;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryGroup;
import io.rollcall.events.DirectoryGroupDeleted;
import io.rollcall.events.DirectoryGroupEvent;
import io.rollcall.events.DirectoryGroupUpdated;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.EventCodec;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.kit.drift.Correction;
import io.rollcall.kit.drift.Difference;
import io.rollcall.kit.drift.Known;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.assignment.GroupNews;
import io.rollcall.provisioning.assignment.store.Reevaluations;
import io.rollcall.provisioning.drift.KnownVersions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Groups are put right by hearing of them again, as if nothing newer was known. */
@ApplicationScoped
class GroupRepairs {

    private static final DirectoryId NONE = new DirectoryId(new UUID(0, 0));

    private final KnownVersions versions;
    private final GroupNews news;
    private final Reevaluations reevaluations;
    private final Clock clock;

    GroupRepairs(KnownVersions versions, GroupNews news, Reevaluations reevaluations, Clock clock) {
        this.versions = versions;
        this.news = news;
        this.reevaluations = reevaluations;
        this.clock = clock;
    }

    /** Members are judged again: while the group was wrong, some may have been judged without it. */
    Uni<Void> apply(SqlConnection tx, TenantId tenant, List<Correction> corrections, Cause cause) {
        if (corrections.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<DirectoryGroupEvent> facts = corrections.stream()
                .map(correction -> fact(tenant, correction, cause))
                .toList();
        Map<GroupId, Long> wanted = new HashMap<>();
        facts.forEach(fact -> wanted.put(fact.group().id(), fact.version()));
        return versions.goBackBelow(tx, tenant, wanted)
                .chain(() -> news.ofGroups()
                        .apply(tx, tenant, facts.stream().map(this::received).toList()))
                .chain(() -> reevaluations.ofMembers(tx, tenant, wanted.keySet(), cause));
    }

    private DirectoryGroupEvent fact(TenantId tenant, Correction correction, Cause cause) {
        Difference difference = Objects.requireNonNull(correction.under("groups"));
        Instant now = clock.instant();
        Known there = difference.there();
        if (there == null) {
            Known here = Objects.requireNonNull(difference.here());
            return new DirectoryGroupDeleted(now, group(tenant, here, here.version() + 1), cause);
        }
        return new DirectoryGroupUpdated(now, group(tenant, there, there.version()), List.of(), cause);
    }

    private static DirectoryGroup group(TenantId tenant, Known known, long version) {
        String name = known.fields().getOrDefault("name", known.id().toString());
        return new DirectoryGroup(tenant, NONE, new GroupId(known.id()), version, name, null);
    }

    private ReceivedEvent received(DirectoryGroupEvent fact) {
        var type = EventCodec.typeOf(fact);
        return new ReceivedEvent(
                Ids.next(), type.typeName(), fact, type.topic().topicName(), 0, 0, clock.instant(), null);
    }
}
