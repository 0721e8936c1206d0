package io.rollcall.provisioning.audit;

import io.rollcall.events.AttributeChange;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was written down. */
public interface AuditLog {

    /** The latest first. */
    Uni<List<Found>> find(TenantId tenant, Query query);

    /** A page of the trail; the latest come first. */
    record Query(Filter filter, @Nullable Position before, int limit) {}

    /**
     * What entries have to have; what is absent does not matter.
     *
     * @param after not before that moment
     * @param before before that moment
     * @param actor a directory id, a login, or the name of a service
     * @param type a type, or the first words of types: {@code directory} for all that directories tell
     * @param text what the sentence or a value contains, or what the name or address of the person begins with
     */
    record Filter(
            @Nullable Instant after,
            @Nullable Instant before,
            @Nullable String actor,
            @Nullable UserId person,
            @Nullable String type,
            @Nullable String text) {}

    /** A place in the order of the trail. */
    record Position(Instant at, long seq) {}

    /**
     * An entry with names as they are now.
     *
     * @param personName absent when nobody of the name is left
     * @param erased whether there were values before and after that were taken away with the person
     * @param because the entries that led to it, the nearest first
     */
    record Found(
            AuditEntry entry,
            Digest hash,
            List<AttributeChange> changes,
            boolean erased,
            @Nullable String personName,
            String actorName,
            List<Reason> because) {

        public Found {
            changes = List.copyOf(changes);
            because = List.copyOf(because);
        }

        public Position position() {
            return new Position(entry.at(), entry.seq());
        }

        /** What happened, with the person in it where there is one. */
        public String sentence() {
            String name = personName == null ? "Somebody" : personName;
            return entry.person() == null ? entry.sentence() : name + " " + entry.sentence();
        }

        /** The request that began it all, where there was one. */
        public @Nullable String originalRequest() {
            String own = entry.requestId();
            return own != null
                    ? own
                    : because.stream()
                            .map(Reason::requestId)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }
    }

    /** An entry that led to another. */
    record Reason(
            UUID id,
            Instant at,
            String type,
            Actor actor,
            String actorName,
            @Nullable String requestId,
            String sentence) {}
}
