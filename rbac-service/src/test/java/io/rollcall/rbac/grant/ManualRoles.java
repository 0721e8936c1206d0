package io.rollcall.rbac.grant;

import io.restassured.response.ValidatableResponse;
import io.rollcall.events.ManualRoleState;
import io.rollcall.events.Topic;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import java.time.Duration;
import java.util.List;

/** Giving roles by hand, as somebody does it. */
public record ManualRoles(Api as) {

    public ValidatableResponse give(Published person, String role, String body) {
        return as.json().body(body).put(path(person, "/" + role)).then();
    }

    public ValidatableResponse take(Published person, String role) {
        return as.admin().delete(path(person, "/" + role)).then();
    }

    public ValidatableResponse list(Published person) {
        return as.admin().get(path(person, "")).then().statusCode(200);
    }

    public ValidatableResponse setMode(String mode) {
        return as.json()
                .body("{\"mode\":\"" + mode + "\"}")
                .put(as.path("/role-governance"))
                .then();
    }

    public void mode(String mode) {
        setMode(mode).statusCode(200);
    }

    /** What was told of a person. */
    public static List<ManualRoleState> states(Published person) {
        try (var probe = TestTopics.fromBeginning(Topic.MANUAL_ROLE_STATE)) {
            return probe.readToEnd(Duration.ofSeconds(30)).stream()
                    .filter(event -> event.subject().equals("users/" + person.user()))
                    .map(event -> (ManualRoleState) TestTopics.read(event))
                    .toList();
        }
    }

    private String path(Published person, String rest) {
        return as.path("/users/" + person.user() + "/manual-roles" + rest);
    }
}
