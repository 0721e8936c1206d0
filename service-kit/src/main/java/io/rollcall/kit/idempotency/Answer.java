package io.rollcall.kit.idempotency;

import org.jspecify.annotations.Nullable;

/** What was answered. */
record Answer(
        int status,
        @Nullable String mediaType,
        @Nullable String location,
        @Nullable String body) {}
