package io.rollcall.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.BulkResponse;
import de.captaingoldfish.scim.sdk.common.response.BulkResponseOperation;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Gateway;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client of SCIM-SDK, which the extensions of Keycloak are made with. */
@QuarkusTest
@GatewayTest
class ScimSdkClientTest {
    private ScimRequestBuilder scim = client(new ScimClient("http://localhost", ""));

    @BeforeEach
    void connect() {
        scim.close();
        scim = client(Gateway.directory("clients", "keycloak"));
    }

    @AfterEach
    void close() {
        scim.close();
    }

    private static ScimRequestBuilder client(ScimClient directory) {
        return new ScimRequestBuilder(
                directory.baseUrl(),
                ScimClientConfig.builder()
                        .connectTimeout(10)
                        .requestTimeout(10)
                        .socketTimeout(10)
                        .httpHeaders(Map.of("Authorization", "Bearer " + directory.token()))
                        .build());
    }

    @Tag("RFC-7644-3.3")
    @Tag("RFC-7644-3.4.1")
    @Test
    void scim_sdk_creates_and_reads_a_user() {
        ServerResponse<User> created =
                scim.create(User.class, "/Users").setResource(person("sdk")).sendRequest();

        ServerResponse<User> read = scim.get(User.class, "/Users", id(created)).sendRequest();

        assertThat(created.getHttpStatus()).isEqualTo(201);
        assertThat(created.isSuccess()).isTrue();
        assertThat(read.isSuccess()).isTrue();
        assertThat(read.getResource().getUserName()).contains("sdk");
    }

    @Tag("RFC-7644-3.12")
    @Test
    void scim_sdk_understands_a_conflict() {
        scim.create(User.class, "/Users").setResource(person("sdk")).sendRequest();

        ServerResponse<User> second =
                scim.create(User.class, "/Users").setResource(person("sdk")).sendRequest();

        assertThat(second.getHttpStatus()).isEqualTo(409);
        assertThat(second.getErrorResponse().getScimType()).contains("uniqueness");
    }

    @Tag("RFC-7644-3.4.2")
    @Tag("RFC-7644-3.4.3")
    @Test
    void scim_sdk_finds_users_by_query_and_search() {
        scim.create(User.class, "/Users").setResource(person("one")).sendRequest();
        scim.create(User.class, "/Users").setResource(person("two")).sendRequest();

        ServerResponse<ListResponse<User>> queried = scim.list(User.class, "/Users")
                .filter("userName", Comparator.EQ, "one")
                .build()
                .count(10)
                .get()
                .sendRequest();
        ServerResponse<ListResponse<User>> searched = scim.list(User.class, "/Users")
                .filter("userName", Comparator.SW, "t")
                .build()
                .post()
                .sendRequest();

        assertThat(queried.getResource().getListedResources())
                .extracting(user -> user.getUserName().orElseThrow())
                .containsExactly("one");
        assertThat(searched.getResource().getListedResources())
                .extracting(user -> user.getUserName().orElseThrow())
                .containsExactly("two");
    }

    @Tag("RFC-7644-3.5.1")
    @Test
    void scim_sdk_replaces_a_user() {
        ServerResponse<User> created =
                scim.create(User.class, "/Users").setResource(person("sdk")).sendRequest();
        User next = person("sdk");
        next.setDisplayName("New");

        ServerResponse<User> replaced =
                scim.update(User.class, "/Users", id(created)).setResource(next).sendRequest();

        assertThat(replaced.isSuccess()).isTrue();
        assertThat(replaced.getResource().getDisplayName()).contains("New");
    }

    @Tag("RFC-7644-3.5.2")
    @Test
    void scim_sdk_modifies_a_user() {
        ServerResponse<User> created =
                scim.create(User.class, "/Users").setResource(person("sdk")).sendRequest();

        ServerResponse<User> modified = scim.patch(User.class, "/Users", id(created))
                .addOperation()
                .path("displayName")
                .op(PatchOp.REPLACE)
                .value("New")
                .next()
                .path("name.familyName")
                .op(PatchOp.REMOVE)
                .build()
                .sendRequest();

        assertThat(modified.isSuccess()).isTrue();
        assertThat(modified.getResource().getDisplayName()).contains("New");
        assertThat(modified.getResource().getName().orElseThrow().getFamilyName())
                .isEmpty();
    }

    @Tag("RFC-7643-4.2")
    @Test
    void scim_sdk_creates_a_group_with_members() {
        String user =
                id(scim.create(User.class, "/Users").setResource(person("sdk")).sendRequest());
        Group team = Group.builder()
                .displayName("Team")
                .members(List.of(Member.builder().value(user).build()))
                .build();

        ServerResponse<Group> created =
                scim.create(Group.class, "/Groups").setResource(team).sendRequest();

        assertThat(created.isSuccess()).isTrue();
        assertThat(created.getResource().getMembers())
                .extracting(member -> member.getValue().orElseThrow())
                .containsExactly(user);
    }

    @Tag("RFC-7644-3.6")
    @Test
    void scim_sdk_deletes_a_user() {
        String user =
                id(scim.create(User.class, "/Users").setResource(person("sdk")).sendRequest());

        ServerResponse<User> deleted = scim.delete(User.class, "/Users", user).sendRequest();

        assertThat(deleted.getHttpStatus()).isEqualTo(204);
        assertThat(scim.get(User.class, "/Users", user).sendRequest().getHttpStatus())
                .isEqualTo(404);
    }

    @Tag("RFC-7644-3.7.2")
    @Test
    void scim_sdk_creates_users_and_their_group_in_one_bulk_request() {
        Group team = Group.builder()
                .displayName("Team")
                .members(List.of(
                        Member.builder().value("bulkId:one").build(),
                        Member.builder().value("bulkId:two").build()))
                .build();

        ServerResponse<BulkResponse> answered = scim.bulk()
                .bulkRequestOperation("/Groups")
                .method(HttpMethod.POST)
                .bulkId("team")
                .data(team)
                .next()
                .bulkRequestOperation("/Users")
                .method(HttpMethod.POST)
                .bulkId("one")
                .data(person("one"))
                .next()
                .bulkRequestOperation("/Users")
                .method(HttpMethod.POST)
                .bulkId("two")
                .data(person("two"))
                .sendRequest();

        assertThat(answered.isSuccess()).isTrue();
        BulkResponse bulk = answered.getResource();
        assertThat(bulk.getSuccessfulOperations()).hasSize(3);
        Group created =
                scim.get(Group.class, "/Groups", id(bulk, "team")).sendRequest().getResource();
        assertThat(created.getMembers())
                .extracting(member -> member.getValue().orElseThrow())
                .containsExactlyInAnyOrder(id(bulk, "one"), id(bulk, "two"));
    }

    @Tag("RFC-7644-3.7")
    @Tag("RFC-7644-3.7.3")
    @Test
    void scim_sdk_learns_which_operations_of_a_bulk_request_failed() {
        String user =
                id(scim.create(User.class, "/Users").setResource(person("sdk")).sendRequest());
        User next = person("sdk");
        next.setDisplayName("New");

        ServerResponse<BulkResponse> answered = scim.bulk()
                .bulkRequestOperation("/Users/" + user)
                .method(HttpMethod.PUT)
                .bulkId("change")
                .data(next)
                .next()
                .bulkRequestOperation("/Users")
                .method(HttpMethod.POST)
                .bulkId("taken")
                .data(person("sdk"))
                .next()
                .bulkRequestOperation("/Users/" + UUID.randomUUID())
                .method(HttpMethod.DELETE)
                .bulkId("nobody")
                .sendRequest();

        BulkResponse bulk = answered.getResource();
        assertThat(operation(bulk, "change").getStatus()).isEqualTo(200);
        assertThat(operation(bulk, "change").getVersion()).isPresent();
        assertThat(operation(bulk, "taken").getStatus()).isEqualTo(409);
        assertThat(operation(bulk, "taken")
                        .getResponse(ErrorResponse.class)
                        .orElseThrow()
                        .getScimType())
                .contains("uniqueness");
        assertThat(operation(bulk, "nobody").getStatus()).isEqualTo(404);
        assertThat(bulk.getFailedOperations()).hasSize(2);
    }

    @Tag("RFC-7644-3.7.3")
    @Test
    void scim_sdk_has_a_bulk_request_end_with_its_first_error() {
        scim.create(User.class, "/Users").setResource(person("sdk")).sendRequest();

        ServerResponse<BulkResponse> answered = scim.bulk()
                .failOnErrors(1)
                .bulkRequestOperation("/Users")
                .method(HttpMethod.POST)
                .bulkId("taken")
                .data(person("sdk"))
                .next()
                .bulkRequestOperation("/Users")
                .method(HttpMethod.POST)
                .bulkId("never")
                .data(person("never"))
                .sendRequest();

        assertThat(answered.getResource().getBulkResponseOperations())
                .extracting(operation -> operation.getBulkId().orElseThrow())
                .containsExactly("taken");
    }

    @Tag("RFC-7644-4")
    @Test
    void scim_sdk_reads_the_configuration() {
        var configuration = scim.loadServiceProviderConfiguration();

        assertThat(configuration.getPatchConfig().isSupported()).isTrue();
        assertThat(configuration.getBulkConfig().isSupported()).isTrue();
    }

    private static String id(ServerResponse<?> response) {
        return ((de.captaingoldfish.scim.sdk.common.resources.ResourceNode) response.getResource())
                .getId()
                .orElseThrow();
    }

    private static String id(BulkResponse bulk, String bulkId) {
        String location = operation(bulk, bulkId).getLocation().orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static BulkResponseOperation operation(BulkResponse bulk, String bulkId) {
        return bulk.getByBulkId(bulkId).orElseThrow();
    }

    private static User person(String name) {
        return User.builder()
                .userName(name)
                .displayName(name)
                .active(true)
                .name(Name.builder().givenName("Given").familyName("Family").build())
                .emails(List.of(Email.builder()
                        .value(name + "@example.com")
                        .type("work")
                        .primary(true)
                        .build()))
                .build();
    }
}
