package io.rollcall.gateway.search;

import java.util.UUID;

/** A resource that was found. @param type the name of its type, such as {@code User} */
public record SearchHit(String type, UUID id) {}
