package io.rollcall.rbac.explanation;

import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.decision.AccessReader;
import io.rollcall.rbac.decision.KnownAccess;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.PolicySource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains checks. */
@ApplicationScoped
public class Explainer {

    private final AccessReader reader;
    private final PolicySource policies;
    private final TenantSql sql;
    private final Catalogue catalogue;
    private final Clock clock;

    Explainer(AccessReader reader, PolicySource policies, TenantSql sql, Catalogue catalogue, Clock clock) {
        this.reader = reader;
        this.policies = policies;
        this.sql = sql;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Empty when nobody, or more than one active person, has this id or user name.
     *
     * @param permission its index in the catalogue
     */
    public Uni<Optional<AccessExplanation>> explain(
            TenantId tenant, String user, int permission, @Nullable String workspace) {
        return reader.read(tenant, List.of(user))
                .map(List::getFirst)
                .flatMap(known -> known instanceof KnownAccess.Person person
                        ? explain(tenant, person, permission, workspace).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** Every role of a person. Empty when nobody, or more than one active person, has this id or user name. */
    public Uni<Optional<List<GivenRole>>> roles(TenantId tenant, String user) {
        return reader.read(tenant, List.of(user))
                .map(List::getFirst)
                .flatMap(known -> known instanceof KnownAccess.Person person
                        ? sql.read(tenant, tx -> policies.roles(tx, tenant))
                                .map(roles -> new GivenRoles(roles.compile(catalogue), roles.roles(), clock.instant())
                                        .of(person.subject()))
                                .map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<AccessExplanation> explain(
            TenantId tenant, KnownAccess.Person person, int permission, @Nullable String workspace) {
        Instant now = clock.instant();
        return sql.read(tenant, tx -> policies.roles(tx, tenant)).map(roles -> {
            Policy policy = roles.compile(catalogue);
            return new Explaining(policy, roles.roles(), permission, workspace, now)
                    .explain(
                            person.subject(),
                            Decision.version(policy, person.subject().versionsAt(now)));
        });
    }
}
