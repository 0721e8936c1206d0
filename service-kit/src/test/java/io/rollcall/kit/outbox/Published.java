package io.rollcall.kit.outbox;

/** What a test follows of an event: a version of a key. */
record Published(String key, long version) {}
