package io.rollcall.rbac.role;

import io.rollcall.events.Cause;

/** Who asks for a change. */
public record Asker(Cause cause, Authority authority) {}
