package io.rollcall.gateway.schema;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.access.AccessMode;
import io.rollcall.gateway.access.AccessStore;
import io.rollcall.gateway.access.KnownAccess;
import io.rollcall.gateway.scim.ResourceTypes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The types of each directory, in memory. A change made in another process is seen after a second at most, in this one
 * at once. Between half a second and a second the set is renewed beside the requests, so that a busy directory never
 * waits for it.
 */
@ApplicationScoped
public class SchemaSets {
    private static final long LIFETIME_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_ENTRIES = 10_000;

    /** @param defined the types as they are defined; {@code types} as they are used */
    private record Entry(
            ResourceTypes defined,
            ResourceTypes types,
            SchemaRevision revision,
            @Nullable KnownAccess access,
            long readAt,
            boolean renewing) {

        Entry renewed() {
            return new Entry(defined, types, revision, access, readAt, true);
        }
    }

    private final SchemaStore store;
    private final AccessStore access;
    private final AtomicLong changes = new AtomicLong();
    private final Map<DirectoryId, Entry> cache = new ConcurrentHashMap<>();

    public SchemaSets(SchemaStore store, AccessStore access) {
        this.store = store;
        this.access = access;
    }

    /** What is known of the directory and still valid, or null. */
    public @Nullable ResourceTypes fresh(TenantId tenant, DirectoryId directory) {
        Entry entry = cache.get(directory);
        if (entry == null) {
            return null;
        }
        long age = System.nanoTime() - entry.readAt;
        if (age >= LIFETIME_NANOS) {
            return null;
        }
        if (age >= LIFETIME_NANOS / 2 && !entry.renewing) {
            renew(tenant, directory, entry);
        }
        return entry.types;
    }

    /** What the directory has, read unless it is known. */
    public Uni<ResourceTypes> of(TenantId tenant, DirectoryId directory) {
        return Uni.createFrom().deferred(() -> {
            ResourceTypes known = fresh(tenant, directory);
            return known != null ? Uni.createFrom().item(known) : load(tenant, directory);
        });
    }

    /** Schemas of the directory have changed. */
    public void forget(DirectoryId directory) {
        changes.incrementAndGet();
        cache.remove(directory);
    }

    private void renew(TenantId tenant, DirectoryId directory, Entry entry) {
        if (cache.replace(directory, entry, entry.renewed())) {
            // A failure shows when the entry has expired and a request has to wait for the next attempt.
            load(tenant, directory).subscribe().with(types -> {}, failure -> {});
        }
    }

    private Uni<ResourceTypes> load(TenantId tenant, DirectoryId directory) {
        long now = System.nanoTime();
        long changesBefore = changes.get();
        Entry known = cache.get(directory);
        return store.revision(tenant, directory)
                .call(revision ->
                        revision.valuesIndexed() ? Uni.createFrom().voidItem() : store.indexValues(tenant, directory))
                .flatMap(revision -> entry(tenant, directory, revision, known, now))
                .invoke(entry -> {
                    // What was read while something changed may be from before the change
                    if (changes.get() == changesBefore) {
                        keep(directory, entry);
                    }
                })
                .map(Entry::types);
    }

    private Uni<Entry> entry(
            TenantId tenant, DirectoryId directory, SchemaRevision revision, @Nullable Entry known, long now) {
        return defined(tenant, directory, revision, known)
                .flatMap(defined -> revision.access() == AccessMode.OFF
                        ? Uni.createFrom().item(new Entry(defined, defined, revision, null, now, false))
                        : access.known(tenant).map(values -> withKnown(defined, revision, values, known, now)));
    }

    /** Read after the revision: should they change in between, what is kept is newer than it says and is read again. */
    private Uni<ResourceTypes> defined(
            TenantId tenant, DirectoryId directory, SchemaRevision revision, @Nullable Entry known) {
        if (known != null && known.revision.schemas() == revision.schemas()) {
            return Uni.createFrom().item(known.defined);
        }
        return revision.schemas() == 0
                ? Uni.createFrom().item(ResourceTypes.STANDARD)
                : store.list(tenant, directory).map(TypeAssembly::of);
    }

    private static Entry withKnown(
            ResourceTypes defined, SchemaRevision revision, KnownAccess values, @Nullable Entry known, long now) {
        ResourceTypes types = known != null
                        && known.defined == defined
                        && known.revision.access() == revision.access()
                        && values.equals(known.access)
                ? known.types
                : new ResourceTypes(
                        values.apply(defined.user()),
                        defined.group(),
                        defined.own(),
                        revision.access() == AccessMode.STRICT);
        return new Entry(defined, types, revision, values, now, false);
    }

    private void keep(DirectoryId directory, Entry entry) {
        if (cache.size() >= MAX_ENTRIES) {
            cache.clear();
        }
        cache.put(directory, entry);
    }
}
