package io.rollcall.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTest {
    private static final Access RECRUITER = Access.of("recruiter", "full");

    @ParameterizedTest
    @CsvSource({
        "ACTIVE,      recruiter,  full,   ASSIGNED, true",
        "ACTIVE,      recruiter,  full,   WAITING,  false",
        "ACTIVE,      recruiter,  viewer, ASSIGNED, false",
        "ACTIVE,      restricted, full,   ASSIGNED, false",
        "DEACTIVATED, recruiter,  full,   ASSIGNED, false",
    })
    void access_means_active_with_that_role_and_that_seat_assigned(
            String status, String role, String seatType, String seatState, boolean expected) throws Exception {
        // Given
        var member = member(status, role, seatType, seatState);

        // When
        var has = member.has(RECRUITER);

        // Then
        assertThat(has).isEqualTo(expected);
    }

    @Test
    void describes_what_went_wrong() throws Exception {
        // Given
        var member = member("ACTIVE", "recruiter", "full", "WAITING");

        // When
        var sentence = member.describe();

        // Then
        assertThat(sentence).isEqualTo("ACTIVE, Title of recruiter, seat full WAITING, groups [Recruiting]");
    }

    private static Member member(String status, String role, String seatType, String seatState)
            throws JsonProcessingException {
        return Member.of(new JsonMapper().readTree("""
                {"id":"u1","displayName":"Ann Archer","status":"%s","groups":["Recruiting"],
                 "roles":[{"role":"%s","name":"Title of %2$s"}],"seats":[{"seatType":"%s","state":"%s"}]}
                """.formatted(status, role, seatType, seatState)));
    }
}
