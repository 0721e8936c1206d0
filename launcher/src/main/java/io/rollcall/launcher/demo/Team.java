package io.rollcall.launcher.demo;

import io.rollcall.testing.idp.Person;
import java.util.List;

/** A group at the identity provider, the people in it at the time of the import, and what it gives them. */
record Team(String name, Access access, List<Person> people) {
    Team {
        people = List.copyOf(people);
    }
}
