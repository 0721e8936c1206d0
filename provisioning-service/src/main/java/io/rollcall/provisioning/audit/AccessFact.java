package io.rollcall.provisioning.audit;

/**
 * What a person has from a moment on: one aspect of it, whole.
 *
 * @param version that the owner of the aspect gave; of two facts the one with the higher version holds
 * @param state a status, or a JSON array of grants
 */
public record AccessFact(Aspect aspect, long version, String state) {

    /** What is told of separately. */
    public enum Aspect {
        STATUS,
        ROLES,
        SEATS
    }
}
