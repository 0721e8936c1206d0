package io.rollcall.license.seat;

/**
 * A pool has too few seats for those who ask.
 *
 * @param first of those who would have to wait, the one who became entitled first
 * @param rank of that one in the waiting list
 * @param howMany would have to wait
 */
public record Shortage(Seat first, int rank, int howMany) {}
