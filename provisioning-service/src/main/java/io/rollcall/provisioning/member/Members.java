package io.rollcall.provisioning.member;

import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the members of a tenant. */
public interface Members {

    /**
     * Which members.
     *
     * @param search the start of a user name, an e-mail address, an external id, or of any word of the name
     * @param after the last id of the page before
     */
    record Query(
            User.@Nullable Status status,
            @Nullable String search,
            @Nullable UserId after,
            int limit) {}

    /** In the order of their ids, which is the order in which the directory first heard of them. */
    Uni<List<Member>> find(TenantId tenant, Query query);

    Uni<Optional<Member>> find(TenantId tenant, UserId id);
}
