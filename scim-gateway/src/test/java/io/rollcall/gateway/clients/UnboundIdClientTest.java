package io.rollcall.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.ScimResource;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Gateway;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Objects;
import org.glassfish.jersey.apache.connector.ApacheConnectorProvider;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client of the UnboundID (Ping Identity) SCIM 2 SDK. */
@QuarkusTest
@GatewayTest
class UnboundIdClientTest {
    private final Client http = new JerseyClientBuilder()
            .withConfig(new ClientConfig().connectorProvider(new ApacheConnectorProvider()))
            .build();
    private ScimService scim = new ScimService(http.target("http://localhost"));

    @BeforeEach
    void connect() {
        ScimClient directory = Gateway.directory("clients", "generic");
        ClientRequestFilter token =
                request -> request.getHeaders().putSingle("Authorization", "Bearer " + directory.token());
        scim = new ScimService(http.target(directory.baseUrl()).register(token));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Tag("RFC-7644-3.3")
    @Tag("RFC-7644-3.4.1")
    @Test
    void unboundid_creates_and_reads_a_user() throws ScimException {
        UserResource created = scim.create("Users", person("ub"));

        UserResource read = scim.retrieve("Users", id(created), UserResource.class);

        assertThat(read.getUserName()).isEqualTo("ub");
        assertThat(read.getEmails()).hasSize(1);
        assertThat(there(read.getMeta()).getLocation())
                .isEqualTo(there(created.getMeta()).getLocation());
        assertThatThrownBy(() -> scim.create("Users", person("UB"))).isInstanceOf(ResourceConflictException.class);
    }

    @Tag("RFC-7644-3.4.2")
    @Tag("RFC-7644-3.4.3")
    @Test
    void unboundid_finds_users_by_query_and_search() throws ScimException {
        scim.create("Users", person("one"));
        scim.create("Users", person("two"));

        var queried = scim.searchRequest("Users")
                .filter("userName sw \"o\" and emails.type eq \"work\"")
                .page(1, 10)
                .invoke(UserResource.class);
        var searched = scim.searchRequest("Users").filter("userName eq \"TWO\"").invokePost(UserResource.class);

        assertThat(queried.getResources()).extracting(UserResource::getUserName).containsExactly("one");
        assertThat(searched.getResources())
                .extracting(UserResource::getUserName)
                .containsExactly("two");
    }

    @Tag("RFC-7644-3.5.1")
    @Test
    void unboundid_replaces_a_user() throws ScimException {
        UserResource user = scim.create("Users", person("ub"));
        user.setDisplayName("New");
        user.setName(new Name().setGivenName("Given"));

        UserResource replaced = scim.replace(user);

        assertThat(replaced.getDisplayName()).isEqualTo("New");
        assertThat(there(replaced.getName()).getFamilyName()).isNull();
    }

    @Tag("RFC-7644-3.5.2")
    @Test
    void unboundid_modifies_a_user() throws ScimException {
        UserResource user = scim.create("Users", person("ub"));

        UserResource modified = scim.modifyRequest("Users", id(user))
                .replaceValue("displayName", "New")
                .replaceValue("active", false)
                .replaceValue("emails[type eq \"work\"].value", "new@example.com")
                .removeValues("name.familyName")
                .invoke(UserResource.class);

        assertThat(modified.getDisplayName()).isEqualTo("New");
        assertThat(modified.getActive()).isFalse();
        assertThat(there(modified.getEmails()).getFirst().getValue()).isEqualTo("new@example.com");
        assertThat(there(modified.getName()).getFamilyName()).isNull();
    }

    @Tag("RFC-7643-4.2")
    @Test
    void unboundid_keeps_the_members_of_a_group() throws ScimException {
        UserResource user = scim.create("Users", person("ub"));
        GroupResource group = scim.create("Groups", new GroupResource().setDisplayName("Team"));

        GroupResource joined = scim.modifyRequest("Groups", id(group))
                .addValues("members", new Member().setValue(id(user)))
                .invoke(GroupResource.class);

        assertThat(joined.getMembers()).extracting(Member::getValue).containsExactly(id(user));
        assertThat(scim.retrieve("Users", id(user), UserResource.class).getGroups())
                .hasSize(1);
    }

    @Tag("RFC-7644-3.6")
    @Test
    void unboundid_deletes_a_user() throws ScimException {
        UserResource user = scim.create("Users", person("ub"));

        scim.delete("Users", id(user));

        assertThatThrownBy(() -> scim.retrieve("Users", id(user), UserResource.class))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Tag("RFC-7644-4")
    @Test
    void unboundid_reads_discovery() throws ScimException {
        var configuration = scim.getServiceProviderConfig();

        assertThat(configuration.getPatch().isSupported()).isTrue();
        assertThat(scim.getResourceTypes().getResources()).isNotEmpty();
        assertThat(scim.getSchemas().getResources()).isNotEmpty();
    }

    private static String id(ScimResource resource) {
        return there(resource.getId());
    }

    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static UserResource person(String name) {
        return new UserResource()
                .setUserName(name)
                .setDisplayName(name)
                .setActive(true)
                .setName(new Name().setGivenName("Given").setFamilyName("Family"))
                .setEmails(new Email()
                        .setValue(name + "@example.com")
                        .setType("work")
                        .setPrimary(true));
    }
}
