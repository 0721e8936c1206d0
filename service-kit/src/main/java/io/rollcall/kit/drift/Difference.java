package io.rollcall.kit.drift;

import org.jspecify.annotations.Nullable;

/**
 * One thing under one view, as two services know it.
 *
 * @param here what the service knows that is to correct itself; absent if nothing
 * @param there what the other one knows; absent if nothing
 */
public record Difference(@Nullable Known here, @Nullable Known there) {}
