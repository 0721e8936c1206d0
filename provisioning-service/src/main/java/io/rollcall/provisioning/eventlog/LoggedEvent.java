package io.rollcall.provisioning.eventlog;

import java.time.Instant;
import java.util.UUID;

/**
 * An event with its place in the log of its tenant.
 *
 * @param seq grows; numbers may be missing, as events of erased people are removed
 * @param payload as on the lifecycle topic
 */
public record LoggedEvent(long seq, UUID id, String type, String subject, long version, Instant time, String payload) {}
