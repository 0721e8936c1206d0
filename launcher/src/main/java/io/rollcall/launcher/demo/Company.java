package io.rollcall.launcher.demo;

import io.rollcall.testing.idp.Person;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A customer of the story. The joiner comes to the first team, the mover goes from the first to the second, the leaver is in the
 * first, and the last one gets another name.
 *
 * @param tenant the demo tenant that the customer is
 */
record Company(String tenant, List<Team> teams, Cast cast, String lastTeamRenamed) {
    static final String ACME = "acme";
    static final String GLOBEX = "globex";

    Company {
        teams = List.copyOf(teams);
    }

    /** 150 people in 8 groups, two of which the assignments of the tenant name. */
    static Company acme() {
        var people = new People("acme.example");
        var crowd = people.first(150).iterator();
        var cast = new Cast(
                people.named("Ann", "Archer"),
                people.named("Ben", "Baker"),
                people.named("Clara", "Cole"),
                people.named("Nora", "Novak"),
                "Fischer");
        var teams = List.of(
                team("Recruiting", 24, Access.of("recruiter", "full"), crowd, cast.mover(), cast.leaver()),
                team("Sourcing Interns", 12, Access.of("intern-sourcer", "viewer"), crowd),
                team("Engineering", 40, Access.RESTRICTED, crowd, cast.bride()),
                team("Sales", 28, Access.RESTRICTED, crowd),
                team("Marketing", 14, Access.RESTRICTED, crowd),
                team("Finance", 10, Access.RESTRICTED, crowd),
                team("Support", 12, Access.RESTRICTED, crowd),
                team("Talent Operations", 10, Access.RESTRICTED, crowd));
        return new Company(ACME, teams, cast, "People Operations");
    }

    /** 50 people in 4 groups, none of which the assignments of the tenant name. */
    static Company globex() {
        var people = new People("globex.example");
        var crowd = people.first(50).iterator();
        var cast = new Cast(
                people.named("Amir", "Aziz"),
                people.named("Bela", "Balint"),
                people.named("Carl", "Cruz"),
                people.named("Nina", "Nowak"),
                "Schmidt");
        var teams = List.of(
                team("Berlin", 20, Access.RESTRICTED, crowd, cast.mover(), cast.leaver()),
                team("Lisbon", 14, Access.RESTRICTED, crowd, cast.bride()),
                team("Remote", 10, Access.RESTRICTED, crowd),
                team("Night Shift", 6, Access.RESTRICTED, crowd));
        return new Company(GLOBEX, teams, cast, "Evening Shift");
    }

    /** The named people first, then as many of the crowd as the team has places left. */
    private static Team team(String name, int size, Access access, Iterator<Person> crowd, Person... named) {
        var others = IntStream.range(named.length, size).mapToObj(place -> crowd.next());
        return new Team(
                name, access, Stream.concat(Arrays.stream(named), others).toList());
    }

    Team first() {
        return teams.get(0);
    }

    Team second() {
        return teams.get(1);
    }

    Team last() {
        return teams.getLast();
    }

    /** Everybody who comes with the import. */
    List<Person> people() {
        return teams.stream().flatMap(team -> team.people().stream()).toList();
    }
}
