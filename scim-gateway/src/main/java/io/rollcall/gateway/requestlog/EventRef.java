package io.rollcall.gateway.requestlog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * An event that a request caused.
 *
 * @param type for example {@code io.rollcall.directory.user.created.v1}
 * @param subject for example {@code users/0199...}
 */
@RegisterForReflection // the store reads and writes it as JSON
public record EventRef(UUID id, String type, String subject) {}
