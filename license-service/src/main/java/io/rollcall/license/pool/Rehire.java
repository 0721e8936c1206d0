package io.rollcall.license.pool;

/**
 * How a pool keeps the seats of people who left, in case they come back.
 *
 * @param days for how long a seat is kept; 0 for not at all
 * @param kept how many are kept now
 */
public record Rehire(int days, int kept) {

    public static final Rehire NONE = new Rehire(0, 0);

    public static final int LONGEST_DAYS = 366;
}
