package io.rollcall.rbac.catalogue;

/** Levenshtein distance, for "did you mean". */
final class EditDistance {

    /** What a client sends is cut here, so that a long word costs no more than a real key. */
    static final int MAX_LENGTH = 200;

    private EditDistance() {}

    static int between(String left, String right) {
        String a = cut(left);
        String b = cut(right);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
