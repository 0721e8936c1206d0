package io.rollcall.rbac.subject;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.time.Delay;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.access.SubjectFact;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoleLockTest extends RbacTest {

    /** Long enough for a role to be created, were it not for the lock. */
    private static final Duration BEFORE_COMMIT = Duration.ofSeconds(3);

    @Inject
    TenantSql sql;

    @Inject
    SubjectProjection projection;

    @Test
    void a_role_is_not_created_while_a_person_is_being_given_it() throws Throwable {
        // Given
        new Api(tenant).createRole("So that the next one is quick", "ats");
        var user = new UserId(UUID.randomUUID());
        var facts = List.of(
                new SubjectFact.Directory(user, 1, "e1", true, "ann"),
                new SubjectFact.Entitlement(
                        user, 1, "e2", true, List.of(RoleGrant.ofTenant(new RoleKey("recruiter")))));
        var created = new CompletableFuture<Integer>();
        var createdTooEarly = new AtomicBoolean();

        // When
        VertxContextSupport.subscribeAndAwait(() -> sql.inTransaction(
                new TenantId(tenant),
                tx -> projection
                        .learn(tx, new TenantId(tenant), facts)
                        .invoke(() -> created.completeAsync(this::createRole))
                        .call(() -> Delay.of(BEFORE_COMMIT))
                        .invoke(() -> createdTooEarly.set(created.isDone()))));

        // Then
        assertThat(createdTooEarly).isFalse();
        assertThat(created.join()).isEqualTo(1);
        eventually(() -> assertThat(RoleEvents.of(user)).hasSize(1));
    }

    private int createRole() {
        return new Api(tenant).createRole("Recruiter++", "sourcing").extract().path("version");
    }
}
