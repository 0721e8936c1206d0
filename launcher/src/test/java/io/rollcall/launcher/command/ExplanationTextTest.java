package io.rollcall.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {
    private static final String EVENT = """
            {"id": "%s", "at": "2026-11-23T09:12:33.123456Z", "sentence": "%s", "requestId": %s}
            """;

    @Test
    void itReadsFromTheDirectoryDownToTheResult() throws JsonProcessingException {
        // Given
        var explanation = new JsonMapper().readTree("""
                {"member": {"id": "m-1", "displayName": "Ann Lee", "userName": "ann@acme.example",
                            "standing": "WAITING_FOR_SEAT"},
                 "directory": {"owner": {"id": "d-1", "name": "Okta", "provider": "okta"},
                               "attributes": {"userName": "ann@acme.example", "title": "Recruiter", "email": null},
                               "groups": [{"id": "g-1", "displayName": "Recruiting"}],
                               "event": %s, "hold": null},
                 "rule": {"kind": "ASSIGNMENT", "assignment": {"id": "a", "name": "Recruiters", "version": 4},
                          "rank": 1, "via": "Recruiting", "updateMode": "AUTOMATIC", "sentence": "First in rank.",
                          "roles": [{"role": "recruiter", "workspace": "west"}], "seats": ["full"], "event": %s},
                 "losing": [{"id": "b", "name": "Interns", "rank": 2, "matches": false, "why": "not in Interns"}],
                 "result": {"roles": [{"role": "recruiter", "workspace": "west", "effective": true,
                                       "why": "from \\"Recruiters\\"", "event": %s}],
                            "seats": [{"seatType": "full", "state": "WAITING", "why": "all are taken", "event": null}],
                            "settings": [{"key": "emailsImported", "value": true, "waitsFor": "full"}]}}
                """.formatted(
                        EVENT.formatted("e-1", "Ann Lee was added to a group", "\"req-1\""),
                        EVENT.formatted("e-2", "Ann Lee is entitled", "\"req-1\""),
                        EVENT.formatted("e-3", "Ann Lee got the role", "null")));

        var roles = new JsonMapper().readTree("""
                [{"given": "recruiter", "role": "recruiter", "version": 3, "workspace": "west", "source": "ASSIGNMENT",
                  "until": null, "counts": true, "why": null},
                 {"given": "standard", "role": "standard", "version": 1, "workspace": null, "source": "MANUAL",
                  "until": "2026-12-01T00:00:00Z", "counts": false, "why": "it ended"}]
                """);

        // When
        var lines = new ExplanationText(explanation, roles).lines();

        // Then
        assertThat(String.join("\n", lines)).isEqualTo("""
                Ann Lee <ann@acme.example>: waiting for seat
                id m-1

                The directory "Okta" (okta) said
                    last 2026-11-23T09:12:33Z: Ann Lee was added to a group
                    event e-1, request req-1
                  groups: Recruiting
                  userName ann@acme.example, title Recruiter

                The rule
                  "Recruiters", rank 1, version 4 of the assignments
                  First in rank.
                  gives roles recruiter in the workspace west; seats full
                    told 2026-11-23T09:12:33Z: Ann Lee is entitled
                    event e-2, request req-1
                  not "Interns" (rank 2): not in Interns

                What came of it
                  role recruiter in the workspace west: in effect, from "Recruiters"
                    told 2026-11-23T09:12:33Z: Ann Lee got the role
                    event e-3
                  seat full: WAITING, all are taken
                  setting emailsImported = true: WAITS for a seat of the type full

                What rbac-service decides by
                  recruiter in the workspace west version 3, from an assignment
                  standard version 1, given by an admin until 2026-12-01T00:00:00Z: NO EFFECT, it ended""");
    }

    @Test
    void ofSomebodyInactiveNothingIsPromised() throws JsonProcessingException {
        // Given
        var explanation = new JsonMapper().readTree("""
                {"member": {"id": "m-1", "userName": "ann@acme.example", "displayName": null, "standing": "DEACTIVATED"},
                 "directory": {"owner": null, "attributes": {}, "groups": [], "event": null, "hold": null},
                 "rule": {"kind": "INACTIVE", "assignment": null, "sentence": "The account is not active.",
                          "roles": [], "seats": [], "event": null},
                 "losing": [], "result": {"roles": [], "seats": [], "settings": []}}
                """);

        // When
        var lines = new ExplanationText(explanation, new JsonMapper().createArrayNode()).lines();

        // Then
        assertThat(lines)
                .contains("ann@acme.example <ann@acme.example>: deactivated")
                .contains("No directory knows the person: an admin invited or imported them")
                .contains("  The account is not active.", "  no roles, no seats", "  no roles")
                .noneMatch(it -> it.contains("gives"));
    }
}
