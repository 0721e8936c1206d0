package io.rollcall.provisioning.lifecycle;

import io.rollcall.provisioning.account.Profile;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words that a search finds a person by: the start of any of them suffices. */
public final class SearchTerms {

    /** An index entry has a limit; nobody types more. */
    private static final int LONGEST = 200;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private SearchTerms() {}

    public static Set<String> of(Profile profile) {
        Set<String> terms = new LinkedHashSet<>();
        add(terms, profile.userName());
        add(terms, profile.email());
        add(terms, profile.externalId());
        add(terms, profile.givenName());
        add(terms, profile.familyName());
        addName(terms, profile.displayName());
        return terms;
    }

    /** "Ann Marie Lee" is found by "ann m", by "marie l" and by "lee". */
    private static void addName(Set<String> terms, @Nullable String name) {
        if (name == null) {
            return;
        }
        String rest = fold(name);
        while (true) {
            add(terms, rest);
            int space = rest.indexOf(' ');
            if (space < 0) {
                return;
            }
            rest = rest.substring(space + 1);
        }
    }

    private static void add(Set<String> terms, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            terms.add(fold(text));
        }
    }

    /** The form in which terms are kept and searched. */
    public static String fold(String text) {
        String folded = SPACES.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
        return folded.length() <= LONGEST ? folded : folded.substring(0, LONGEST);
    }
}
