package io.rollcall.testing.idp;

/**
 * A person after the identity provider assigned them to the application.
 *
 * @param id the id that the application gave
 * @param created false when the lookup found the person, who was adopted
 */
public record Provisioned(String id, Person person, boolean created) {}
