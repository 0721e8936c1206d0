package io.rollcall.rbac.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.ManualRole;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.testing.SmallCatalogues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RolesForATimeTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final TenantId TENANT = new TenantId("acme");
    private static final UserId ANN = new UserId(new UUID(0, 1));
    private static final RoleKey RECRUITER = new RoleKey("recruiter");
    private static final String PERMISSION = "ats.main:use";

    private final AtomicReference<Instant> time = new AtomicReference<>(NOON.minusSeconds(1));

    @Test
    void a_role_that_an_admin_gave_for_a_time_ends_though_nobody_says_so() {
        // Given
        LocalDecisions client = client();
        assertThat(reason(client)).isEqualTo(Reason.ALLOWED);

        // When
        time.set(NOON);

        // Then
        assertThat(reason(client)).isEqualTo(Reason.NO_PERMISSION);
    }

    private LocalDecisions client() {
        var catalogue = SmallCatalogues.ofModules("ats");
        var everything = SmallCatalogues.select(catalogue.tree(), "ats");
        var rules = Map.of(RECRUITER, new RoleRules(null, everything, Selection.NOTHING));
        var service = new KnownPeople(
                new Policy(1, catalogue, rules, Map.of(), Set.of()).governedBy(Governance.IDP_PLUS_MANUAL));
        service.learn(new SubjectFact.Directory(ANN, 1, "e", true, "ann"));
        service.learn(
                new SubjectFact.Manual(ANN, 1, "e", List.of(new ManualRole(RoleGrant.ofTenant(RECRUITER), NOON))));
        var freshness = new Freshness(Duration.ofHours(1));
        freshness.confirm(System.nanoTime());
        InstantSource source = time::get;
        return new LocalDecisions(service, new Replica(10), freshness, source.withZone(ZoneOffset.UTC));
    }

    private static Reason reason(LocalDecisions client) {
        return client.check(TENANT, ANN, PERMISSION, null).reason();
    }
}
