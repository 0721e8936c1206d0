package io.rollcall.provisioning.member;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the members of a tenant. */
public interface Members {

    /** Which members, by where they are. Everybody but those who were erased is ALL. */
    enum Status {
        ALL,
        /** Whoever may use the product, also those who wait for a seat or are in doubt. */
        ACTIVE,
        SUSPENDED,
        INVITED,
        DEACTIVATED,
        ERASED,
        WAITING_FOR_SEAT,
        CONFLICT
    }

    /** Whose members. */
    sealed interface Source {

        /** Those of one directory. */
        record Directory(DirectoryId id) implements Source {}

        /** Those whom no directory has told of. */
        record Local() implements Source {}
    }

    /**
     * What members have to have; what is absent does not matter.
     *
     * @param search the start of a user name, an e-mail address, an external id, or of any word of the name
     * @param role a role in effect
     * @param seat a seat type that is held or waited for
     */
    record Filter(
            Status status,
            @Nullable String search,
            @Nullable RoleKey role,
            @Nullable SeatTypeKey seat,
            @Nullable GroupId group,
            @Nullable String tag,
            @Nullable Source source) {

        public static final Filter EVERYBODY = new Filter(Status.ALL, null, null, null, null, null, null);
    }

    /** The order of a list. */
    enum Sort {
        /** By id, which is the order in which people were first heard of. */
        CREATED,
        /** By the name to show, regardless of case. */
        NAME
    }

    /**
     * Where a page begins: behind this member.
     *
     * @param name the folded name, for lists in the order of names
     */
    record Position(String name, UserId id) {}

    /** A page of members. */
    record Query(
            Filter filter,
            Sort sort,
            boolean descending,
            @Nullable Position after,
            int limit) {}

    /** A member with its place in the list. */
    record Found(Member member, Position position) {}

    Uni<List<Found>> find(TenantId tenant, Query query);

    Uni<Optional<Member>> find(TenantId tenant, UserId id);
}
