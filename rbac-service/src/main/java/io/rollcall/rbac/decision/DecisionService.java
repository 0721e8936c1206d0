package io.rollcall.rbac.decision;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.access.Evaluator;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.PolicySource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers checks: reads the people, takes a policy that is as new as what was read, and evaluates. */
@ApplicationScoped
public class DecisionService {

    private final AccessReader reader;
    private final PolicySource policies;

    public DecisionService(AccessReader reader, PolicySource policies) {
        this.reader = reader;
        this.policies = policies;
    }

    /**
     * Answers in the order of the questions.
     *
     * @throws IllegalArgumentException for a permission that is not in the catalogue
     */
    public Uni<List<Decision>> check(TenantId tenant, List<Question> questions) {
        if (questions.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return reader.read(tenant, questions.stream().map(Question::user).toList())
                .flatMap(people ->
                        policies.atLeast(tenant, newest(people)).map(policy -> answers(policy, questions, people)));
    }

    /** Everything the person may do; empty when nobody has this id or user name. */
    public Uni<Optional<PermissionList>> permissions(TenantId tenant, String user, @Nullable String workspace) {
        return reader.read(tenant, List.of(user))
                .flatMap(people -> policies.atLeast(tenant, newest(people))
                        .map(policy -> list(policy, people.getFirst(), workspace)));
    }

    private static long newest(List<KnownAccess> people) {
        return people.stream().mapToLong(KnownAccess::rolesVersion).max().orElse(0);
    }

    private static List<Decision> answers(Policy policy, List<Question> questions, List<KnownAccess> people) {
        List<Decision> decisions = new ArrayList<>(questions.size());
        for (int i = 0; i < questions.size(); i++) {
            decisions.add(answer(policy, questions.get(i), people.get(i)));
        }
        return decisions;
    }

    private static Decision answer(Policy policy, Question question, KnownAccess known) {
        int permission = policy.catalogue().tree().indexOf(question.permission());
        if (permission < 0) {
            throw new IllegalArgumentException("unknown permission " + question.permission());
        }
        return switch (known) {
            case KnownAccess.Unknown unknown -> Decision.of(Reason.USER_UNKNOWN, version(policy, "-"));
            case KnownAccess.Ambiguous ambiguous -> Decision.of(Reason.USER_AMBIGUOUS, version(policy, "-"));
            case KnownAccess.Person person ->
                Decision.of(
                        Evaluator.decide(policy, person.access(), permission, question.workspace()),
                        version(policy, person.versions()));
        };
    }

    private static Optional<PermissionList> list(Policy policy, KnownAccess known, @Nullable String workspace) {
        if (!(known instanceof KnownAccess.Person person)) {
            return Optional.empty();
        }
        List<RoleGrant> roles = person.access().active()
                ? person.access().roles().stream()
                        .flatMap(grant ->
                                policy
                                        .inEffect(grant.role())
                                        .map(role -> new RoleGrant(role, grant.workspace()))
                                        .stream())
                        .distinct()
                        .toList()
                : List.of();
        return Optional.of(new PermissionList(
                person.id(),
                person.access().active(),
                roles,
                Evaluator.permissions(policy, person.access(), workspace),
                version(policy, person.versions())));
    }

    /** Roles, person, catalogue: each part counts up, or is a hash. */
    private static String version(Policy policy, String person) {
        return policy.version() + "/" + person + "/" + policy.catalogue().version();
    }
}
