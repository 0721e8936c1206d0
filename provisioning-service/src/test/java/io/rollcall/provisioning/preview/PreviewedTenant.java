package io.rollcall.provisioning.preview;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.testing.TestTokens;
import java.util.List;

/** A tenant with two people whose assignments are previewed. */
final class PreviewedTenant {

    static final String NO_CHANGE = "{\"changes\":[],\"adminsBefore\":1,\"adminsAfter\":1,\"unknownRoles\":[]}";
    private static final String LIST = """
            {"assignments": [{"name": "Recruiters", "groups": ["Recruiting"], "roles": ["%s"], "seats": [%s],
              "settings": {"preventEmailImport": %s}, "updateMode": "%s"}],
             "everyoneElse": {"roles": ["restricted"]}}
            """;

    final String id = "preview-" + Ids.next();
    final String path = "/api/v1/tenants/" + id + "/assignments";
    final GroupRef recruiting = new GroupRef(new GroupId(Ids.next()), "Recruiting");
    final People ann = person("ann");
    final People bea = person("bea");

    /** Ann is a recruiter by her group, and Bea is not. */
    void start() {
        Api.tenant(id);
        Api.assign(id, list("recruiter", "", false, "AUTOMATIC")).statusCode(200);
        TestTopics.publish(ann.created(), ann.joins(recruiting), bea.created());
        eventually(() -> assertThat(Database.run(id, "SELECT sum(directory_version) FROM account"))
                .containsExactly("3"));
    }

    String draft(String list) {
        return Api.as(TestTokens.admin(id))
                .body(list)
                .put(path + "/draft")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo("\"0\"")))
                .extract()
                .header("ETag");
    }

    ValidatableResponse preview(String body) {
        return Api.as(TestTokens.admin(id)).body(body).post(path + "/previews").then();
    }

    ValidatableResponse changes(String preview, String query) {
        return Api.as(TestTokens.itAdmin(id))
                .get(path + "/previews/" + preview + "/changes" + query)
                .then();
    }

    ValidatableResponse apply(String preview, String token, String body) {
        return Api.as(token)
                .body(body)
                .post(path + "/previews/" + preview + "/apply")
                .then();
    }

    List<String> roles(People person) {
        return Database.run(
                id, "SELECT array_to_string(entitled_roles, ',') FROM account WHERE id = '%s'".formatted(person.id()));
    }

    String settings(People person) {
        return Database.run(id, "SELECT settings FROM account WHERE id = '%s'".formatted(person.id()))
                .getFirst();
    }

    static String list(String role, String seats, boolean prevent, String mode) {
        return LIST.formatted(role, seats, prevent, mode);
    }

    private People person(String name) {
        return People.named(new TenantId(id), new UserId(Ids.next()), name);
    }
}
