package io.rollcall.testing.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OktaClientTest {
    private static final Person ANN = new Person("00u1", "Ann", "Archer", "ann.archer@acme.example");
    private static final String NOBODY = "{\"totalResults\":0,\"Resources\":[]}";

    private final RecordingDirectory directory = new RecordingDirectory();
    private final OktaClient okta = new OktaClient(directory.connection());

    OktaClientTest() throws IOException {}

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void creates_whom_the_lookup_does_not_find() {
        // Given
        directory.answering(200, NOBODY).answering(201, "{\"id\":\"u1\"}");

        // When
        var user = okta.assign(ANN);

        // Then
        assertThat(user).isEqualTo(new Provisioned("u1", ANN, true));
        assertThat(directory.lines())
                .containsExactly(
                        "GET /Users?filter=userName eq \"ann.archer@acme.example\"&startIndex=1&count=100",
                        "POST /Users");
        assertThat(directory.requests().getLast().body().path("externalId").asText())
                .isEqualTo("00u1");
    }

    @Test
    void adopts_whom_the_lookup_finds_with_a_PUT_of_the_whole_object() {
        // Given
        directory
                .answering(200, "{\"Resources\":[{\"id\":\"u1\"}]}")
                .answering(200, "{\"id\":\"u1\",\"title\":\"Recruiter\",\"active\":false}")
                .answering(200, "{}");

        // When
        var user = okta.assign(ANN);

        // Then
        assertThat(user.created()).isFalse();
        assertThat(directory.lines()).element(2).isEqualTo("PUT /Users/u1");
        var sent = directory.requests().getLast().body();
        assertThat(sent.path("active").asBoolean()).isTrue();
        assertThat(sent.path("title").asText()).isEqualTo("Recruiter");
        assertThat(sent.at("/name/familyName").asText()).isEqualTo("Archer");
    }

    @Test
    void removes_a_member_by_a_value_path_after_repeating_the_groups_name() {
        // Given
        directory.answering(204, "").answering(204, "");

        // When
        okta.removeMember(new PushedGroup("g1", "Recruiting", true), new Provisioned("u1", ANN, true));

        // Then
        assertThat(directory
                        .requests()
                        .getFirst()
                        .body()
                        .at("/Operations/0/value/displayName")
                        .asText())
                .isEqualTo("Recruiting");
        assertThat(directory.requests().getLast().body().at("/Operations/0").toString())
                .isEqualTo("{\"op\":\"remove\",\"path\":\"members[value eq \\\"u1\\\"]\"}");
    }

    @Test
    void does_not_accept_an_error() {
        // Given
        directory.answering(200, NOBODY).answering(409, "{\"detail\":\"userName is taken\"}");

        // When
        var thrown = catchThrowable(() -> okta.assign(ANN));

        // Then
        assertThat(thrown).hasMessage("POST /Users answered 409: userName is taken");
    }
}
