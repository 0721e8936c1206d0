package io.rollcall.rbac.client;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.snapshot.AppliedPositions;
import io.rollcall.rbac.snapshot.PeopleSnapshot;
import io.rollcall.rbac.snapshot.PersonSnapshot;
import io.rollcall.rbac.snapshot.PolicySnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** People in memory, learned as rbac-service learns them. */
final class KnownPeople implements SnapshotSource {

    private final Map<UserId, Subject> people = new ConcurrentHashMap<>();
    private volatile Policy policy;
    private Runnable meanwhile = () -> {};

    KnownPeople(Policy policy) {
        this.policy = policy;
    }

    void learn(SubjectFact fact) {
        people.merge(fact.user(), Subject.unknown(fact.user()).learn(fact), (known, first) -> known.learn(fact));
    }

    void change(Policy next) {
        this.policy = next;
    }

    /** What happens between reading somebody and answering. */
    void whileAnswering(Runnable work) {
        this.meanwhile = work;
    }

    Policy present() {
        return policy;
    }

    Subject subject(UserId user) {
        return people.getOrDefault(user, Subject.unknown(user));
    }

    @Override
    public PolicySnapshot policy(TenantId tenant) {
        return PolicySnapshot.of(policy);
    }

    @Override
    public Optional<PersonSnapshot> person(TenantId tenant, UserId user) {
        Optional<PersonSnapshot> read = Optional.ofNullable(people.get(user)).map(PersonSnapshot::of);
        meanwhile.run();
        return read;
    }

    @Override
    public PeopleSnapshot people(TenantId tenant, @Nullable String cursor) {
        return new PeopleSnapshot(
                people.values().stream().map(PersonSnapshot::of).toList(), null);
    }

    @Override
    public AppliedPositions applied() {
        return new AppliedPositions(Map.of());
    }
}
