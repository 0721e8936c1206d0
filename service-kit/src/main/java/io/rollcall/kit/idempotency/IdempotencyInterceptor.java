package io.rollcall.kit.idempotency;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.rollcall.kit.http.BodyDigest;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.sql.SqlFailures;
import io.rollcall.kit.sql.WorkClaim;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets a request under a key through once, and answers what was answered after that. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class IdempotencyInterceptor {

    private static final Logger LOG = Logger.getLogger(IdempotencyInterceptor.class);
    private static final String TAKEN_OVER = "RK409";

    private final KeyStore keys;
    private final Answers answers;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest current;

    public IdempotencyInterceptor(
            KeyStore keys, Answers answers, SecurityIdentity identity, CurrentVertxRequest current) {
        this.keys = keys;
        this.answers = answers;
        this.identity = identity;
        this.current = current;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        RoutingContext http = current.getCurrent();
        @Nullable String header = http.request().getHeader(IdempotencyKey.HEADER);
        if (header == null) {
            return call.proceed();
        }
        var request = new KeyedRequest(
                Answers.tenant(http),
                identity.getPrincipal().getName(),
                IdempotencyKey.of(header),
                BodyDigest.ofRequest(http));
        return keys.claim(request).flatMap(claiming -> switch (claiming) {
            case Claiming.Claimed(UUID claim) -> carryOut(call, request, claim);
            case Claiming.Answered(Answer answer) -> Uni.createFrom().failure(new RepeatedAnswer(answer));
            case Claiming.Reused reused ->
                Uni.createFrom()
                        .failure(new ProblemException(
                                422,
                                "idempotency-key-reused",
                                "The key belongs to another request",
                                "Another request was sent under this " + IdempotencyKey.HEADER + "."));
            case Claiming.InUse inUse -> Uni.createFrom().failure(inUse());
            case Claiming.Unanswered unanswered ->
                Uni.createFrom()
                        .failure(ProblemException.conflict(
                                "idempotency-answer-unknown",
                                "The answer is not known",
                                "The request was carried out, and its answer was lost. Read what became of it."));
        });
    }

    private Uni<Object> carryOut(InvocationContext call, KeyedRequest request, UUID claim) {
        return WorkClaim.within(claim, () -> proceed(call))
                .call(result -> keep(request, claim, answers.of(result)))
                .onFailure()
                .recoverWithUni(failure -> {
                    @Nullable Answer refusal = answers.ofRefusal(failure);
                    Uni<Void> kept = refusal == null ? giveUp(request, claim) : keep(request, claim, refusal);
                    boolean takenOver = TAKEN_OVER.equals(SqlFailures.sqlState(failure));
                    return kept.chain(() -> Uni.createFrom().failure(takenOver ? inUse() : failure));
                });
    }

    private static Uni<Object> proceed(InvocationContext call) {
        try {
            return ((Uni<?>) call.proceed()).map(result -> result);
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    /** The work is done, and its answer known: without it in the database a repetition is told that it is not known. */
    private Uni<Void> keep(KeyedRequest request, UUID claim, Answer answer) {
        return quietly(keys.answer(request.tenant(), claim, answer));
    }

    private Uni<Void> giveUp(KeyedRequest request, UUID claim) {
        return quietly(keys.giveUp(request.tenant(), claim));
    }

    private static Uni<Void> quietly(Uni<Void> bookkeeping) {
        return bookkeeping
                .onFailure()
                .invoke(failure -> LOG.warnf("an idempotency key stays as it is: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private static ProblemException inUse() {
        return ProblemException.conflict(
                "idempotency-key-in-use",
                "The request is being worked on",
                "The same request under this " + IdempotencyKey.HEADER + " has no answer yet. Try again later.");
    }
}
