package io.rollcall.rbac.decision;

import io.rollcall.events.TenantId;
import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.access.Evaluator;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.PolicySource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers checks: reads the people, takes a policy that is as new as what was read, and evaluates. */
@ApplicationScoped
public class DecisionService {

    private final AccessReader reader;
    private final PolicySource policies;
    private final Clock clock;

    public DecisionService(AccessReader reader, PolicySource policies, Clock clock) {
        this.reader = reader;
        this.policies = policies;
        this.clock = clock;
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
                .flatMap(people -> policies.atLeast(tenant, newest(people))
                        .map(policy -> new Moment(policy, clock.instant()).answers(questions, people)));
    }

    /** Everything the person may do; empty when nobody has this id or user name. */
    public Uni<Optional<PermissionList>> permissions(TenantId tenant, String user, @Nullable String workspace) {
        return reader.read(tenant, List.of(user))
                .flatMap(people -> policies.atLeast(tenant, newest(people))
                        .map(policy -> new Moment(policy, clock.instant()).list(people.getFirst(), workspace)));
    }

    private static long newest(List<KnownAccess> people) {
        return people.stream().mapToLong(KnownAccess::rolesVersion).max().orElse(0);
    }

    /** What decides at one moment. */
    private record Moment(Policy policy, Instant now) {

        List<Decision> answers(List<Question> questions, List<KnownAccess> people) {
            List<Decision> decisions = new ArrayList<>(questions.size());
            for (int i = 0; i < questions.size(); i++) {
                decisions.add(answer(questions.get(i), people.get(i)));
            }
            return decisions;
        }

        private Decision answer(Question question, KnownAccess known) {
            int permission = policy.catalogue().tree().indexOf(question.permission());
            if (permission < 0) {
                throw new IllegalArgumentException("unknown permission " + question.permission());
            }
            return switch (known) {
                case KnownAccess.Unknown _, KnownAccess.Erased _ ->
                    Decision.of(Reason.USER_UNKNOWN, Decision.version(policy, "-"));
                case KnownAccess.Ambiguous ambiguous ->
                    Decision.of(Reason.USER_AMBIGUOUS, Decision.version(policy, "-"));
                case KnownAccess.Person person ->
                    Decision.of(
                            Evaluator.decide(
                                    policy, person.subject().access(policy, now), permission, question.workspace()),
                            Decision.version(policy, person.subject().versionsAt(now)));
            };
        }

        Optional<PermissionList> list(KnownAccess known, @Nullable String workspace) {
            if (!(known instanceof KnownAccess.Person person)) {
                return Optional.empty();
            }
            return Optional.of(new PermissionList(
                    person.subject().id(),
                    person.subject().active(),
                    person.subject().rolesInEffect(policy, now),
                    Evaluator.permissions(policy, person.subject().access(policy, now), workspace),
                    Decision.version(policy, person.subject().versionsAt(now))));
        }
    }
}
