package io.rollcall.license.pool;

/** What became of a contract line that was to be recorded. */
public sealed interface ContractOutcome {

    record Recorded(ContractLine line) implements ContractOutcome {}

    /** The same line was recorded before under its reference; nothing was done again. */
    record Repeated(ContractLine line) implements ContractOutcome {}

    /** Another line has the reference. */
    record ReferenceTaken() implements ContractOutcome {}

    record NoSuchPool() implements ContractOutcome {}

    /** The pool has no limit that a quantity could change. */
    record NotLimited() implements ContractOutcome {}

    /** The pool would have fewer seats than none on some day, or more than can be counted. */
    record OutOfRange() implements ContractOutcome {}
}
