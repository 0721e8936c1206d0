package io.rollcall.provisioning.member;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.account.ProfileField;
import io.rollcall.provisioning.audit.Note;
import io.rollcall.provisioning.audit.Words;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What admins do to a member themselves. */
public interface MemberEdits {

    /** Changes what the tenant owns of a member. */
    Uni<Outcome> edit(TenantId tenant, UserId id, MemberPatch patch, Cause cause);

    /** Keeps the member out, or lets them in again. */
    Uni<Outcome> move(TenantId tenant, UserId id, Move move, Cause cause);

    /** What an admin may do to an account. */
    enum Move {
        SUSPEND,
        RESUME,
        /** Ends the account of a person whom no directory owns. */
        REMOVE,
        /** Leaves nothing personal of somebody who is gone. */
        ERASE
    }

    /** What became of it. */
    sealed interface Outcome {}

    record Done() implements Outcome {}

    /** Nobody had heard of the person, so nothing remains of them. */
    record Forgotten() implements Outcome {}

    record Missing() implements Outcome {}

    /** A directory owns the fields, or the person. */
    record Owned(List<ProfileField> fields, Owner owner) implements Outcome {

        /** What is written down of the refusal. */
        public Note note(Cause cause) {
            String words = Words.list(fields.stream().map(ProfileField::word).toList());
            return fields.isEmpty()
                    ? Note.of("member.move_refused", cause, "was not removed: the person belongs to " + owner.words())
                    : Note.of(
                            "member.edit_refused",
                            cause,
                            "was not changed: %s belong%s to %s"
                                    .formatted(words, fields.size() == 1 ? "s" : "", owner.words()));
        }
    }

    /**
     * Nobody would be left who may administer the tenant, or the one who asks would not be an admin any more.
     *
     * @param self that it is the one who asks
     */
    record LastAdmin(boolean self) implements Outcome {

        /** What is written down of the refusal. */
        public Note note(Cause cause) {
            return Note.of(
                    "member.move_refused",
                    cause,
                    self
                            ? "was not suspended or removed by themselves: they are an admin"
                            : "was not suspended or removed: nobody would be left to administer the tenant");
        }
    }

    /** Somebody else has the e-mail address or user name. */
    record Taken(ProfileField field, UserId by) implements Outcome {}
}
