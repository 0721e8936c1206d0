package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.launcher.demo.Demo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo that newcomers run: every change takes effect, also over the data of an earlier run. */
class DemoTest {

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final List<String> told = new ArrayList<>();
    private final Demo demo = new Demo(system.description(), this::tell);

    @Test
    void every_change_takes_effect_in_a_second_run_too() {
        // Given
        assertThat(demo.play(Demo.tenants())).isEmpty();
        told.clear();

        // When
        var problems = demo.play(Demo.tenants());

        // Then
        assertThat(problems).isEmpty();
        assertThat(told)
                .anyMatch(line -> line.contains("150 found from an earlier run and adopted"))
                .anyMatch(line -> line.contains("Ann Archer joined Recruiting: role Recruiter++ and a Full seat"))
                .anyMatch(line -> line.contains("of 50 Full seats taken"));
    }

    private void tell(String line) {
        System.out.println("demo: " + line);
        told.add(line);
    }
}
