package io.rollcall.license.pool;

/** What became of rules that were to be set. */
public sealed interface RulesOutcome {

    record Applied(SeatPool pool) implements RulesOutcome {}

    record NoSuchPool() implements RulesOutcome {}

    /** Some seat would need itself. */
    record Circular() implements RulesOutcome {}
}
