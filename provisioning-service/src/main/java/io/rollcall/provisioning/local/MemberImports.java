package io.rollcall.provisioning.local;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.account.Profile;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Brings the people in whom a tenant had before it connected a directory. */
public interface MemberImports {

    /**
     * Says what an import would do, or does it: all of it, or nothing when a line is not right.
     *
     * @param dryRun only say it
     */
    Uni<Outcome> bring(TenantId tenant, List<Line> lines, boolean dryRun, Cause cause);

    /**
     * A person to bring in.
     *
     * @param number of the line in the file
     * @param active whether they use the product already, and so are no longer only invited
     */
    record Line(int number, Profile profile, List<String> tags, boolean active) {}

    /** What is wrong with a line. */
    record BadLine(int line, String detail) {}

    /** A person who is a member already; nothing is done about them. */
    record Present(int line, UserId member, User.Status status) {}

    /** What became of it. */
    sealed interface Outcome {}

    /**
     * What is done, or would be.
     *
     * @param added the lines of people who were not there
     */
    record Plan(List<Line> added, List<Present> present) implements Outcome {}

    /** Nothing is done: these lines are not right. */
    record NotValid(List<BadLine> lines) implements Outcome {}

    /** The policy leaves it to the identity provider. */
    record IdpOnly() implements Outcome {}
}
