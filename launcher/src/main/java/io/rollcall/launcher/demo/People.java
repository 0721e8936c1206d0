package io.rollcall.launcher.demo;

import io.rollcall.testing.idp.Person;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/** The same people in every run, each with a name of their own. */
final class People {
    private static final List<String> GIVEN = List.of(
            "Ada", "Bilal", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Keiko", "Liam",
            "Maya", "Noor", "Olga", "Pedro", "Quinn", "Rosa", "Sven", "Tara", "Umar", "Vera", "Wei", "Yara");
    private static final List<String> FAMILY = List.of(
            "Adeyemi",
            "Bauer",
            "Costa",
            "Dubois",
            "Eriksen",
            "Ferrari",
            "Garcia",
            "Haddad",
            "Ito",
            "Jansen",
            "Kowalska",
            "Lindqvist",
            "Moreau",
            "Nakamura",
            "Okafor",
            "Petrov",
            "Rossi",
            "Silva",
            "Tanaka",
            "Ueda",
            "Vargas",
            "Weber",
            "Yilmaz",
            "Zhang");

    private final String domain;

    People(String domain) {
        this.domain = domain;
    }

    /** The first {@code count} people; no two share a name. */
    List<Person> first(int count) {
        if (count > GIVEN.size() * FAMILY.size()) {
            throw new IllegalArgumentException("there are not as many names as " + count);
        }
        return IntStream.range(0, count)
                .mapToObj(i -> named(given(i), FAMILY.get(familyIndex(i))))
                .toList();
    }

    private static String given(int i) {
        return GIVEN.get(i % GIVEN.size());
    }

    /** Another family name each time that a given name comes round again. */
    private static int familyIndex(int i) {
        return (i / GIVEN.size() + 5 * (i % GIVEN.size())) % FAMILY.size();
    }

    /** A person whose login and external id follow from the name. */
    Person named(String givenName, String familyName) {
        var userName = ascii(givenName) + "." + ascii(familyName) + "@" + domain;
        var externalId = UUID.nameUUIDFromBytes(userName.getBytes(StandardCharsets.UTF_8));
        return new Person(externalId.toString(), givenName, familyName, userName);
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }
}
