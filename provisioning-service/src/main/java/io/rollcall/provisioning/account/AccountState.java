package io.rollcall.provisioning.account;

import io.rollcall.events.User;
import io.rollcall.events.UserDeactivated;
import java.time.Instant;

/** Where an account is in its life; the methods are the moves that exist. */
public sealed interface AccountState {

    Instant since();

    User.Status status();

    /** The person may use the product. */
    record Active(Instant since) implements AccountState {

        @Override
        public User.Status status() {
            return User.Status.ACTIVE;
        }

        public Deactivated deactivate(UserDeactivated.Reason reason, Instant at) {
            return new Deactivated(reason, at);
        }
    }

    /** The person may not use the product; the account stays, so that they find it again when they return. */
    record Deactivated(UserDeactivated.Reason reason, Instant since) implements AccountState {

        @Override
        public User.Status status() {
            return User.Status.DEACTIVATED;
        }

        public Active reactivate(Instant at) {
            return new Active(at);
        }

        /** The identity provider first deactivated the person and then deleted them, or the other way round. */
        public Deactivated because(UserDeactivated.Reason other) {
            return new Deactivated(other, since);
        }
    }
}
