package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No tenant reads or changes what belongs to another. */
class TenantIsolationTest {

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();

    @Test
    void a_token_opens_its_own_directory_only() {
        // Given
        var acme = system.scim("acme");
        var globex = system.scim("globex");

        // When
        var answer = new ScimClient(globex.baseUrl(), acme.token()).send("GET", "/Users", "");

        // Then
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("detail").asText()).isNotBlank();
    }

    @Test
    void a_user_of_another_tenant_looks_like_one_that_does_not_exist() {
        // Given
        String user = system.scim("acme").createUser("isolated-" + UUID.randomUUID() + "@acme.example");

        // When
        var answer = system.scim("globex").send("GET", "/Users/" + user, "");

        // Then
        assertThat(answer.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "scim-gateway, directories",
        "provisioning-service, members",
        "provisioning-service, assignments",
        "license-service, seat-pools",
        "rbac-service, roles"
    })
    void an_admin_sees_their_own_tenant_only(String service, String path) {
        // Given
        String token = admin.adminToken("acme");

        // When
        var own = admin.send("GET", service, "acme/" + path, "", token);
        var foreign = admin.send("GET", service, "globex/" + path, "", token);

        // Then
        assertThat(own.status()).isEqualTo(200);
        assertThat(foreign.status()).isEqualTo(403);
    }
}
