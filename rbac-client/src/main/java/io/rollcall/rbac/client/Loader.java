package io.rollcall.rbac.client;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.snapshot.PeopleSnapshot;
import io.rollcall.rbac.snapshot.PersonSnapshot;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Loads what is asked for and not there yet, each thing once at a time. */
final class Loader {

    private static final int STRIPES = 64;
    /** Something is forgotten once a second; hardly ever during a request, and less often during several. */
    private static final int ATTEMPTS = 3;

    private final SnapshotSource source;
    private final Replica replica;
    private final Object[] stripes =
            IntStream.range(0, STRIPES).mapToObj(stripe -> new Object()).toArray();

    Loader(SnapshotSource source, Replica replica) {
        this.source = source;
        this.replica = replica;
    }

    void loadPolicy(TenantId id) {
        Tenant tenant = replica.tenant(id);
        synchronized (tenant) {
            TenantPolicy known = tenant.policy().get();
            if (known.policy() == null || known.behind()) {
                int begun = replica.generation();
                replica.loaded(id, source.policy(id).compile(), begun);
            }
        }
    }

    /** The person as they are known now; null when that could not be made sure. */
    @Nullable
    Person loadPerson(TenantId id, UserId user) {
        synchronized (stripes[Math.floorMod(user.hashCode(), STRIPES)]) {
            Person known = replica.tenant(id).people().get(user);
            for (int attempt = 0; attempt < ATTEMPTS && (known == null || !known.complete()); attempt++) {
                int begun = replica.epoch();
                if (!replica.canLoad()) {
                    return null;
                }
                Subject subject =
                        source.person(id, user).map(PersonSnapshot::toSubject).orElseGet(() -> Subject.unknown(user));
                known = replica.loaded(id, subject, begun);
            }
            return known;
        }
    }

    int loadEverybody(TenantId id) {
        int people = 0;
        @Nullable String cursor = null;
        do {
            // A page that is not taken is no harm: those people are loaded when they are asked about.
            int begun = replica.epoch();
            boolean complete = replica.canLoad();
            PeopleSnapshot page = source.people(id, cursor);
            if (complete) {
                page.items().forEach(person -> replica.loaded(id, person.toSubject(), begun));
            }
            people += page.items().size();
            cursor = page.nextCursor();
        } while (cursor != null);
        return people;
    }

    void refreshPolicies() {
        replica.tenants().forEach(tenant -> {
            if (tenant.getValue().policy().get().behind()) {
                loadPolicy(tenant.getKey());
            }
        });
    }
}
