package io.rollcall.gateway.requestlog;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.directory.Directories;
import io.rollcall.kit.http.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The request log as admins read it. */
@ApplicationScoped
public class Requests {
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Whoever follows connects again after that, with a token that is still good. */
    private static final Duration LONGEST_TAIL = Duration.ofMinutes(10);

    private final Directories directories;
    private final RequestLogStore store;
    private final Clock clock;

    public Requests(Directories directories, RequestLogStore store, Clock clock) {
        this.directories = directories;
        this.store = store;
        this.clock = clock;
    }

    public Uni<RequestLogStore.Part> search(TenantId tenant, DirectoryId directory, RequestQuery query) {
        return directories.find(tenant, directory).flatMap(found -> store.search(tenant, directory, query));
    }

    public Uni<LoggedRequest> find(TenantId tenant, DirectoryId directory, UUID id) {
        return store.find(tenant, directory, id)
                .map(found -> found.orElseThrow(
                        () -> ProblemException.notFound("The request log of the directory has no entry " + id + ".")));
    }

    /**
     * Entries as they come, of all instances, for a while.
     *
     * @param after the last entry that was seen; null to start now
     */
    public Multi<Followed> follow(TenantId tenant, DirectoryId directory, @Nullable UUID after) {
        Tail tail = new Tail(after == null ? RequestQuery.idAt(clock.instant()) : after);
        return Multi.createFrom()
                .ticks()
                .every(POLL)
                .onOverflow()
                .drop()
                .select()
                .first(LONGEST_TAIL)
                .onItem()
                .transformToMultiAndConcatenate(
                        tick -> store.after(tenant, directory, tail.readFrom(clock.instant()), Tail.MAX_IDS)
                                .map(tail::unseen)
                                .flatMap(news -> told(tenant, directory, news))
                                .onItem()
                                .<Followed>transformToMulti(Multi.createFrom()::iterable));
    }

    private Uni<List<Followed>> told(TenantId tenant, DirectoryId directory, Tail.News news) {
        if (news.ids().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return store.find(tenant, directory, news.ids()).map(entries -> {
            List<Followed> told = new ArrayList<>(entries.size() + 1);
            UUID gapFrom = news.gapFrom();
            if (gapFrom != null) {
                told.add(new Followed.Gap(news.ids().getLast(), RequestQuery.timeOf(gapFrom)));
            }
            entries.forEach(entry -> told.add(new Followed.Entry(entry)));
            return told;
        });
    }
}
