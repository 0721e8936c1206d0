package io.rollcall.gateway.access;

/**
 * What becomes of {@code roles} and {@code entitlements} of the users of a directory.
 *
 * @param mode what is asked of them
 * @param honoured whether people get what is named for them
 */
public record AccessSetting(AccessMode mode, boolean honoured) {}
