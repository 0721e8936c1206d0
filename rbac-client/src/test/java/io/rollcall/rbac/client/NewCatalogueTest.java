package io.rollcall.rbac.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.testing.SmallCatalogues;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** While a new catalogue is rolled out some instances of rbac-service answer with the old one. */
class NewCatalogueTest {

    private static final TenantId TENANT = new TenantId("acme");
    private static final UserId ANN = new UserId(new UUID(0, 1));
    private static final RoleKey RECRUITER = new RoleKey("recruiter");
    private static final String PERMISSION = "ats.main:use";

    private final Catalogue old = SmallCatalogues.ofModules("ats");
    private final Catalogue present = SmallCatalogues.ofModules("ats", "scheduling");
    private final RoleRules everything =
            new RoleRules(null, SmallCatalogues.select(old.tree(), "ats"), Selection.NOTHING);
    private final RoleRules nothing = new RoleRules(null, Selection.NOTHING, Selection.NOTHING);
    private final Replica replica = new Replica(10);

    @Test
    void what_an_instance_with_the_old_catalogue_answers_is_not_kept() {
        // Given
        var service = new KnownPeople(policy(2, old, everything));
        service.learn(new SubjectFact.Directory(ANN, 1, "e", true, "ann"));
        service.learn(new SubjectFact.Entitlement(ANN, 1, "e", true, List.of(RoleGrant.ofTenant(RECRUITER))));
        LocalDecisions client = client(service);
        replica.heardPolicy(TENANT, 2, present.version());
        assertThat(reason(client)).isEqualTo(Reason.ALLOWED);

        // When
        service.change(policy(2, present, nothing));
        client.refreshPolicies();

        // Then
        assertThat(reason(client)).isEqualTo(Reason.NO_PERMISSION);
        service.change(policy(2, old, everything));
        client.refreshPolicies();
        assertThat(reason(client)).isEqualTo(Reason.NO_PERMISSION);
    }

    private static Policy policy(long version, Catalogue catalogue, RoleRules rules) {
        return new Policy(version, catalogue, Map.of(RECRUITER, rules), Map.of(), Set.of());
    }

    private LocalDecisions client(KnownPeople service) {
        var freshness = new Freshness(Duration.ofHours(1));
        freshness.confirm(System.nanoTime());
        return new LocalDecisions(service, replica, freshness, Clock.systemUTC());
    }

    private static Reason reason(LocalDecisions client) {
        return client.check(TENANT, ANN, PERMISSION, null).reason();
    }
}
