package io.rollcall.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.client.RbacClient;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A service of the vendor that decides in its own process. */
class LocalDecisionsTest {

    private static final Duration EFFECT = Duration.ofSeconds(30);
    private static final TenantId ACME = new TenantId("acme");
    private static final String SEND = "outreach.sequences:send";

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final ScimClient okta = system.scim("acme");

    @Test
    void a_client_hears_that_somebody_left() {
        // Given
        String user = okta.createUser("local-" + UUID.randomUUID() + "@acme.example");
        okta.addMember(okta.group("Recruiting"), user);
        try (var client = client()) {
            assertThat(client.awaitCurrent(EFFECT)).isTrue();
            await().atMost(EFFECT).until(() -> reason(client, user) == Reason.ALLOWED);

            // When
            okta.setActive(user, false).expect(200);

            // Then
            await().atMost(EFFECT).until(() -> reason(client, user) == Reason.USER_INACTIVE);
        }
    }

    private RbacClient client() {
        var stack = system.description();
        return RbacClient.builder()
                .service(URI.create(
                        requireNonNull(stack.services().get("rbac-service")).url()))
                .credentials(
                        URI.create(stack.oidc().tokenEndpoint()),
                        stack.service().clientId(),
                        stack.service().clientSecret())
                .bootstrapServers(stack.kafka().bootstrapServers())
                .build();
    }

    private static Reason reason(RbacClient client, String user) {
        return client.check(ACME, UserId.of(user), SEND).reason();
    }
}
