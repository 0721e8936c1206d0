package io.rollcall.provisioning.assignment;

/** Tells within this process that people wait to be judged again: committed, so that it can be looked for. */
public record ReevaluationRequested() {}
