package io.rollcall.gateway.group;

import io.rollcall.events.Cause;
import io.rollcall.events.GroupRef;
import java.util.UUID;

/** A membership that began or ended. */
public record Edge(GroupRef group, UUID member, boolean added, Cause cause) {}
