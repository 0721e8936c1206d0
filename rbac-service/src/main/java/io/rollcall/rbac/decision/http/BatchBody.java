package io.rollcall.rbac.decision.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several checks as they are sent. */
public record BatchBody(@Nullable List<@Nullable QuestionBody> checks) {}
