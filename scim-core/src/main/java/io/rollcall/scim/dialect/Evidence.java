package io.rollcall.scim.dialect;

/**
 * That a request comes from a provider, and why that is so, in words for an administrator.
 *
 * @param strength how sure that is
 */
public record Evidence(IdentityProvider provider, Strength strength, String reason) {

    /** How sure it is who sends a request, from the least to the surest. */
    public enum Strength {
        /** A way of writing the request line, which unknown clients and people who try things out have as well. */
        HABIT(1),
        /** The form of a body that no other known provider sends. */
        BODY(2),
        /** The client says who it is, by its User-Agent or by a flag that only its administrators set. */
        NAME(3);

        private final int rank;

        Strength(int rank) {
            this.rank = rank;
        }

        /** What stands for it where it is stored: the higher, the surer. */
        public int rank() {
            return rank;
        }

        /** The strength that is stored so. */
        public static Strength ranked(int rank) {
            for (Strength one : values()) {
                if (one.rank == rank) {
                    return one;
                }
            }
            throw new IllegalArgumentException("no strength " + rank);
        }
    }
}
