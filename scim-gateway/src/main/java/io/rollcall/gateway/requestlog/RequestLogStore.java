package io.rollcall.gateway.requestlog;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the request log is kept. */
public interface RequestLogStore {

    /**
     * A part of an answer.
     *
     * @param nextCursor where to go on; null if there is no more. A part may be short, even empty, and have more after
     *     it: a search looks at so many entries at a time
     */
    record Part(List<LoggedRequest> entries, @Nullable UUID nextCursor) {}

    /** Keeps entries of one tenant. They may be lost when the database dies within a moment. */
    Uni<Void> append(TenantId tenant, List<LoggedRequest> entries);

    /** The names of people and groups, also deleted ones, as far as anything knows them. */
    Uni<Map<UUID, String>> names(TenantId tenant, DirectoryId directory, Collection<UUID> ids);

    /** Without bodies. */
    Uni<Part> search(TenantId tenant, DirectoryId directory, RequestQuery query);

    Uni<Optional<LoggedRequest>> find(TenantId tenant, DirectoryId directory, UUID id);

    /** The ids of the latest entries after that id, the latest first. */
    Uni<List<UUID>> after(TenantId tenant, DirectoryId directory, UUID id, int limit);

    /** Those entries, the oldest first, without bodies. */
    Uni<List<LoggedRequest>> find(TenantId tenant, DirectoryId directory, List<UUID> ids);
}
