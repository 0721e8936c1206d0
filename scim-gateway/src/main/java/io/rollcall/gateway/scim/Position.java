package io.rollcall.gateway.scim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in an ordered list: that of this resource.
 *
 * @param key by what the resource was sorted, as text; null if it has no such value, or if the list is sorted by id
 */
public record Position(@Nullable String key, UUID id) {}
