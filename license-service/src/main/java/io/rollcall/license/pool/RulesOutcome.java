package io.rollcall.license.pool;

/** What became of rules that were to be set. */
public sealed interface RulesOutcome {

    record Applied(SeatPool pool) implements RulesOutcome {}

    record NoSuchPool() implements RulesOutcome {}

    /**
     * The pools could not be decided by them.
     *
     * @param why for people to read
     */
    record Contradictory(String why) implements RulesOutcome {}
}
