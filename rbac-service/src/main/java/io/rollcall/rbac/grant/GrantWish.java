package io.rollcall.rbac.grant;

import io.rollcall.events.RoleGrant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody wants a person to have. */
public record GrantWish(RoleGrant grant, @Nullable Instant until, String reason) {}
