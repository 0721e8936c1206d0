package io.rollcall.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.testing.idp.Person;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompanyTest {

    @Test
    void two_hundred_people_come_in_twelve_groups_and_no_two_share_a_login() {
        // When
        var companies = Stream.of(Company.acme(), Company.globex()).toList();

        // Then
        assertThat(companies.stream()
                        .mapToInt(company -> company.teams().size())
                        .sum())
                .isEqualTo(12);
        assertThat(companies.stream()
                        .flatMap(company -> company.people().stream())
                        .map(Person::userName))
                .hasSize(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void everybody_with_a_part_but_the_joiner_comes_with_the_import() {
        // When
        var acme = Company.acme();

        // Then
        assertThat(acme.first().people())
                .contains(acme.cast().mover(), acme.cast().leaver());
        assertThat(acme.people())
                .contains(acme.cast().bride())
                .doesNotContain(acme.cast().joiner());
    }

    @Test
    void the_same_people_come_in_every_run() {
        // When
        var people = new People("acme.example").first(576);

        // Then
        assertThat(people).isEqualTo(new People("acme.example").first(576));
        assertThat(people).extracting(Person::userName).doesNotHaveDuplicates();
        assertThat(people.getFirst().userName()).isEqualTo("ada.adeyemi@acme.example");
    }
}
