package io.rollcall.gateway.scim;

import java.util.List;

/** A part of a list, and how many resources the whole list has. */
public record Page<T>(List<T> resources, long total) {
    public Page {
        resources = List.copyOf(resources);
    }
}
