package io.rollcall.rbac.grant;

/** What became of a request to give a role or to take one away. */
public sealed interface GrantOutcome {

    /** The person has it, as asked for. */
    record Given(ManualGrant grant) implements GrantOutcome {}

    /** The person does not have it from an admin any more. */
    record Taken() implements GrantOutcome {}

    /** Nothing was done. */
    record Refused(GrantRefusal why) implements GrantOutcome {}
}
