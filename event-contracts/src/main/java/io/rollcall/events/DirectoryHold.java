package io.rollcall.events;

/**
 * Deactivations and deletions of one directory that are held back until somebody decides, because there are too many.
 *
 * @param version counts the facts about this hold
 * @param rule why they are held
 * @param limit how many people may be deactivated within the window
 * @param windowSeconds how long the window is
 * @param active how many people were active when it was counted
 * @param held how many people are held after the fact
 */
public record DirectoryHold(
        TenantId tenantId,
        DirectoryId directoryId,
        HoldId id,
        long version,
        Rule rule,
        long limit,
        long windowSeconds,
        long active,
        long held) {

    /** Why deactivations are held. */
    public enum Rule {
        /** More people than the limit were to be deactivated within the window. */
        THRESHOLD,
        /** A full listing of the directory had nobody in it. */
        EMPTY_LISTING
    }
}
