package io.rollcall.testing.idp;

/**
 * A group after the identity provider pushed it.
 *
 * @param id the id that the application gave
 * @param created false when the group was there already and was linked
 */
public record PushedGroup(String id, String displayName, boolean created) {}
