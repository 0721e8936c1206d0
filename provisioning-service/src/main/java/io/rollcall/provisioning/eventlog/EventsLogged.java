package io.rollcall.provisioning.eventlog;

/** Tells within this process that the log has grown: committed, so that it can be read. */
public record EventsLogged() {}
