package io.rollcall.rbac.decision.http;

import org.jspecify.annotations.Nullable;

/** A check as it is sent. */
public record QuestionBody(
        @Nullable String user,
        @Nullable String permission,
        @Nullable String workspace,
        @Nullable String atLeast) {}
