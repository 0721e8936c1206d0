package io.rollcall.testing.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntraClientTest {
    private static final Provisioned BELA =
            new Provisioned("u1", new Person("e1", "Bela", "Balint", "bela.balint@globex.example"), true);
    private static final PushedGroup BERLIN = new PushedGroup("g1", "Berlin", true);

    private final RecordingDirectory directory = new RecordingDirectory();
    private final EntraClient entra = new EntraClient(directory.connection());

    EntraClientTest() throws IOException {}

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void deactivates_with_a_capital_operation_and_a_boolean_in_a_string() {
        // Given
        directory.answering(200, "{}");

        // When
        entra.unassign("u1");

        // Then
        assertThat(directory.lines()).containsExactly("PATCH /Users/u1");
        assertThat(operation()).isEqualTo("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");
    }

    @Test
    void removes_a_member_by_a_list_of_values() {
        // Given
        directory.answering(204, "");

        // When
        entra.removeMember(BERLIN, BELA);

        // Then
        assertThat(operation())
                .isEqualTo("{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"u1\"}]}");
    }

    @Test
    void adds_nobody_who_is_a_member_already() {
        // Given
        directory.answering(200, "{\"Resources\":[{\"id\":\"g1\"}]}");

        // When
        entra.addMember(BERLIN, BELA);

        // Then
        assertThat(directory.lines())
                .containsExactly("GET /Groups?filter=id eq \"g1\" and members eq \"u1\"&attributes=id");
    }

    @Test
    void creates_a_group_without_members_and_adds_them_then() {
        // Given
        directory
                .answering(200, "{\"Resources\":[]}")
                .answering(201, "{\"id\":\"g1\"}")
                .answering(204, "");

        // When
        var group = entra.pushGroup("Berlin", List.of(BELA));

        // Then
        assertThat(group).isEqualTo(BERLIN);
        assertThat(directory.lines())
                .containsExactly(
                        "GET /Groups?excludedAttributes=members&filter=displayName eq \"Berlin\"",
                        "POST /Groups",
                        "PATCH /Groups/g1");
        assertThat(directory.requests().get(1).body().has("members")).isFalse();
    }

    private String operation() {
        return directory.requests().getLast().body().at("/Operations/0").toString();
    }
}
