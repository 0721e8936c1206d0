package io.rollcall.provisioning.account;

import io.rollcall.events.User;
import io.rollcall.events.UserDeactivated;
import java.time.Instant;

/** Where an account is in its life; the methods are the moves that exist, and every other one is refused in words. */
public sealed interface AccountState {

    Instant since();

    User.Status status();

    /** The identity provider has the person, and lets them in. */
    AccountState admittedByDirectory(Instant at);

    /** The identity provider has the person, and lets them in no more. */
    AccountState dismissedByDirectory(UserDeactivated.Reason reason, Instant at);

    /** The person signed in for the first time. */
    default Active accept(Instant at) {
        throw refused("accepted");
    }

    /** An admin keeps the person out for now. */
    default Suspended suspend(Instant at) {
        throw refused("suspended");
    }

    /** An admin lets a suspended person in again. */
    default Active resume(Instant at) {
        throw refused("resumed");
    }

    /** The account ends without the identity provider. */
    default Deactivated end(UserDeactivated.Reason reason, Instant at) {
        throw refused("removed");
    }

    /** Nothing personal is to be left. */
    default Erased erase(Instant at) {
        throw refused("erased");
    }

    private ImpossibleMoveException refused(String move) {
        return new ImpossibleMoveException(status(), move);
    }

    /** Invited or imported, and never seen: nobody but the admins has heard of the person. */
    record Invited(Instant since) implements AccountState {

        @Override
        public User.Status status() {
            return User.Status.INVITED;
        }

        @Override
        public Active accept(Instant at) {
            return new Active(at);
        }

        @Override
        public Active admittedByDirectory(Instant at) {
            return new Active(at);
        }

        @Override
        public Deactivated dismissedByDirectory(UserDeactivated.Reason reason, Instant at) {
            return new Deactivated(reason, at);
        }
    }

    /** The person may use the product. */
    record Active(Instant since) implements AccountState {

        @Override
        public User.Status status() {
            return User.Status.ACTIVE;
        }

        @Override
        public Active admittedByDirectory(Instant at) {
            return this;
        }

        @Override
        public Deactivated dismissedByDirectory(UserDeactivated.Reason reason, Instant at) {
            return new Deactivated(reason, at);
        }

        @Override
        public Suspended suspend(Instant at) {
            return new Suspended(at);
        }

        @Override
        public Deactivated end(UserDeactivated.Reason reason, Instant at) {
            return new Deactivated(reason, at);
        }
    }

    /** An admin keeps the person out; what the identity provider says of them does not let them in again. */
    record Suspended(Instant since) implements AccountState {

        @Override
        public User.Status status() {
            return User.Status.SUSPENDED;
        }

        @Override
        public Suspended admittedByDirectory(Instant at) {
            return this;
        }

        @Override
        public Deactivated dismissedByDirectory(UserDeactivated.Reason reason, Instant at) {
            return new Deactivated(reason, at);
        }

        @Override
        public Active resume(Instant at) {
            return new Active(at);
        }

        @Override
        public Deactivated end(UserDeactivated.Reason reason, Instant at) {
            return new Deactivated(reason, at);
        }
    }

    /** The person may not use the product; the account stays, so that they find it again when they return. */
    record Deactivated(UserDeactivated.Reason reason, Instant since) implements AccountState {

        @Override
        public User.Status status() {
            return User.Status.DEACTIVATED;
        }

        @Override
        public Active admittedByDirectory(Instant at) {
            return new Active(at);
        }

        /** The identity provider first deactivated the person and then deleted them, or the other way round. */
        @Override
        public Deactivated dismissedByDirectory(UserDeactivated.Reason other, Instant at) {
            return new Deactivated(other, since);
        }

        @Override
        public Erased erase(Instant at) {
            return new Erased(at);
        }
    }

    /** Nothing personal is left. Only an identity provider that creates the person anew gives the id a new life. */
    record Erased(Instant since) implements AccountState {

        @Override
        public User.Status status() {
            return User.Status.ERASED;
        }

        @Override
        public Active admittedByDirectory(Instant at) {
            return new Active(at);
        }

        @Override
        public Erased dismissedByDirectory(UserDeactivated.Reason reason, Instant at) {
            return this;
        }
    }
}
