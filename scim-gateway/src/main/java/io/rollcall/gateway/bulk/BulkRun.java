package io.rollcall.gateway.bulk;

import io.rollcall.gateway.scim.Caller;
import io.rollcall.kit.sql.SqlFailures;
import io.rollcall.scim.bulk.BulkOperation;
import io.rollcall.scim.bulk.BulkRequest;
import io.rollcall.scim.bulk.BulkSchedule;
import io.rollcall.scim.bulk.BulkStep;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One bulk request being carried out: so many steps at a time, and the next when one of them is done. */
final class BulkRun {
    private static final Logger LOG = Logger.getLogger(BulkRun.class);

    private final BulkSteps steps;
    private final int concurrency;
    private final BulkSchedule schedule;
    private final Map<Integer, BulkResult> results = new TreeMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private int inFlight;
    /** Somebody is dispatching: whoever finishes meanwhile only says so, as work that completes at once must not recurse. */
    private boolean dispatching;

    private boolean again;
    private boolean answered;

    BulkRun(List<BulkEndpoint> endpoints, Caller caller, BulkRequest request, int concurrency) {
        this.steps = new BulkSteps(endpoints, caller);
        this.concurrency = concurrency;
        this.schedule = new BulkSchedule(request);
    }

    Uni<List<BulkResult>> start() {
        return Uni.createFrom().<List<BulkResult>>emitter(answer -> dispatch(answer));
    }

    private void dispatch(UniEmitter<? super List<BulkResult>> answer) {
        if (!enter()) {
            return;
        }
        List<BulkStep> begun = next();
        while (!begun.isEmpty() || !leave(answer)) {
            begun.forEach(step -> begin(step, answer));
            begun = next();
        }
    }

    private boolean enter() {
        lock.lock();
        try {
            again = dispatching;
            dispatching = true;
            return !again;
        } finally {
            lock.unlock();
        }
    }

    /** False if something was finished meanwhile. Answers if that was all. */
    private boolean leave(UniEmitter<? super List<BulkResult>> answer) {
        boolean last;
        lock.lock();
        try {
            if (again) {
                again = false;
                return false;
            }
            dispatching = false;
            last = inFlight == 0 && !answered;
            answered |= last;
        } finally {
            lock.unlock();
        }
        if (last) {
            answer.complete(List.copyOf(results.values()));
        }
        return true;
    }

    private List<BulkStep> next() {
        lock.lock();
        try {
            List<BulkStep> possible = schedule.next(concurrency - inFlight);
            for (BulkStep step : possible) {
                if (step instanceof BulkStep.Refuse(int index, ScimException reason)) {
                    results.put(index, BulkResult.refused(index, null, reason.error()));
                } else {
                    inFlight++;
                }
            }
            return possible;
        } finally {
            lock.unlock();
        }
    }

    private void begin(BulkStep step, UniEmitter<? super List<BulkResult>> answer) {
        if (step instanceof BulkStep.Refuse) {
            return;
        }
        Uni.createFrom()
                .deferred(() -> steps.carryOut(step))
                .subscribe()
                .with(result -> finished(step, result, null, answer), e -> finished(step, null, e, answer));
    }

    private void finished(
            BulkStep step,
            @Nullable BulkResult result,
            @Nullable Throwable failure,
            UniEmitter<? super List<BulkResult>> answer) {
        lock.lock();
        try {
            inFlight--;
            BulkResult outcome = result == null ? BulkResult.refused(step.index(), path(step), error(failure)) : result;
            results.put(step.index(), outcome);
            ScimError error = outcome.error();
            if (error == null) {
                schedule.succeeded(step.index(), outcome.id());
            } else {
                schedule.failed(step.index(), new ScimException(error));
            }
        } finally {
            lock.unlock();
        }
        dispatch(answer);
    }

    /** The resource that a failed operation was about, except a POST. */
    private static @Nullable String path(BulkStep step) {
        return step instanceof BulkStep.Run(int index, BulkOperation.Valid operation) && operation.target() != null
                ? operation.endpoint() + "/" + operation.target()
                : null;
    }

    private static ScimError error(@Nullable Throwable failure) {
        if (failure instanceof ScimException refused) {
            return refused.error();
        }
        if (failure != null && SqlFailures.isTransient(failure)) {
            LOG.warnf("answered 503: %s", failure);
            return ScimError.of(503, "Nothing was changed by this operation. Please try again.");
        }
        LOG.error("answered 500", failure);
        return ScimError.of(500, "The operation failed. It is logged under the id of the request.");
    }
}
