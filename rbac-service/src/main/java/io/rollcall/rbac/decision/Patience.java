package io.rollcall.rbac.decision;

import io.rollcall.events.TenantId;
import io.rollcall.kit.time.Delay;
import io.rollcall.rbac.access.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Answers checks that ask for an answer at least as new as one that the caller knows of: what was told elsewhere may need
 * a moment to get here. Waits that moment, and then says that it did not come: an older answer is never given for it.
 */
@ApplicationScoped
public class Patience {

    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final DecisionService decisions;
    private final Clock clock;

    public Patience(DecisionService decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Fails with {@link NotReachedException} when one of the versions asked for is not reached in time. */
    public Uni<List<Decision>> check(TenantId tenant, List<Question> questions) {
        boolean patient = questions.stream().anyMatch(question -> question.atLeast() != null);
        return patient ? check(tenant, questions, clock.instant().plus(LONGEST)) : decisions.check(tenant, questions);
    }

    private Uni<List<Decision>> check(TenantId tenant, List<Question> questions, Instant deadline) {
        return decisions.check(tenant, questions).flatMap(answers -> {
            Optional<NotReachedException> missing = missing(questions, answers);
            if (missing.isEmpty()) {
                return Uni.createFrom().item(answers);
            }
            return clock.instant().isBefore(deadline)
                    ? Delay.of(PAUSE).chain(() -> check(tenant, questions, deadline))
                    : Uni.createFrom().failure(missing.get());
        });
    }

    private static Optional<NotReachedException> missing(List<Question> questions, List<Decision> answers) {
        for (int i = 0; i < questions.size(); i++) {
            String wanted = questions.get(i).atLeast();
            String present = answers.get(i).policyVersion();
            if (wanted != null && !PolicyVersion.read(wanted).isReachedBy(PolicyVersion.read(present))) {
                return Optional.of(new NotReachedException(wanted, present));
            }
        }
        return Optional.empty();
    }
}
