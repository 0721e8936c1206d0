package io.rollcall.rbac.client;

import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.policy.Policy;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A person as far as the client knows them at one moment. */
final class Person {

    /** Nothing was heard of the person. */
    static final int NEVER = -1;

    private final Subject subject;
    private final boolean complete;
    private final int heardAt;
    private final int loadedAt;
    private volatile int usedAt;
    private volatile @Nullable Answers answers;

    private Person(Subject subject, boolean complete, int heardAt, int loadedAt, int usedAt) {
        this.subject = subject.withoutName();
        this.complete = complete;
        this.heardAt = heardAt;
        this.loadedAt = loadedAt;
        this.usedAt = usedAt;
    }

    /** Nobody asked for the person yet; what is heard is kept, as rbac-service may not know it when they are loaded. */
    static Person heardOf(Subject subject, int now) {
        return new Person(subject, false, now, NEVER, now);
    }

    Person hearing(SubjectFact fact, int now) {
        return new Person(subject.learn(fact), complete, now, loadedAt, usedAt);
    }

    static Person loaded(Subject subject, int now) {
        return new Person(subject, true, NEVER, now, now);
    }

    Person completedBy(Subject loaded, int now) {
        return new Person(subject.merge(loaded), true, heardAt, now, now);
    }

    /** Something unreadable was said about the person: they are to be loaded again. */
    Person inDoubt(int now) {
        return new Person(subject, false, now, NEVER, usedAt);
    }

    /** Whether checks can be answered: false as long as only parts of what there is to know were heard. */
    boolean complete() {
        return complete;
    }

    Subject subject() {
        return subject;
    }

    /** Whether rbac-service knows all that was heard of the person, so that they can be loaded again at any time. */
    boolean isKnownToServiceBefore(int settled) {
        return heardAt < settled;
    }

    boolean loadedBefore(int time) {
        return loadedAt < time;
    }

    int usedAt() {
        return usedAt;
    }

    Decision decide(Policy policy, int permission, @Nullable String workspace, int now, Clock clock) {
        if (usedAt != now) {
            usedAt = now;
        }
        Answers known = answers;
        if (known == null || !known.holdFor(policy, clock)) {
            known = Answers.of(subject, policy, clock.instant());
            answers = known;
        }
        return known.to(permission, workspace);
    }
}
