package io.rollcall.gateway.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.bulk.BulkEndpoint.Written;
import io.rollcall.gateway.dialect.Switch;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.kit.sql.SqlFailures;
import io.rollcall.scim.bulk.BulkMethod;
import io.rollcall.scim.bulk.BulkOperation;
import io.rollcall.scim.bulk.BulkRequest;
import io.rollcall.scim.bulk.BulkSchedule;
import io.rollcall.scim.bulk.BulkStep;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One bulk request being carried out: so many steps at a time, and the next when one of them is done. */
final class BulkRun {
    private static final Logger LOG = Logger.getLogger(BulkRun.class);

    private final List<BulkEndpoint> endpoints;
    private final Caller caller;
    private final BulkRequest request;
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
        this.endpoints = endpoints;
        this.caller = caller;
        this.request = request;
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
        List<BulkStep> steps = next();
        while (!steps.isEmpty() || !leave(answer)) {
            steps.forEach(step -> begin(step, answer));
            steps = next();
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
            List<BulkStep> steps = schedule.next(concurrency - inFlight);
            for (BulkStep step : steps) {
                if (step instanceof BulkStep.Refuse(int index, ScimException reason)) {
                    results.put(index, failure(index, null, reason.error()));
                } else {
                    inFlight++;
                }
            }
            return steps;
        } finally {
            lock.unlock();
        }
    }

    private void begin(BulkStep step, UniEmitter<? super List<BulkResult>> answer) {
        if (step instanceof BulkStep.Refuse) {
            return;
        }
        Uni.createFrom()
                .deferred(() -> carryOut(step))
                .subscribe()
                .with(result -> finished(step, result, null, answer), e -> finished(step, null, e, answer));
    }

    private Uni<BulkResult> carryOut(BulkStep step) {
        return switch (step) {
            case BulkStep.Run(int index, BulkOperation.Valid operation) -> run(index, operation);
            case BulkStep.Complete(int index, String path, String id, ObjectNode patch) ->
                endpoint(type(path))
                        .patch(caller, type(path), id, patch, Precondition.NONE)
                        .map(written -> success(index, 201, path, written));
            case BulkStep.Undo(int index, String path, String id, ScimException reason) ->
                endpoint(type(path))
                        .delete(caller, type(path), id, Precondition.NONE)
                        .map(done -> failure(index, null, reason.error()));
            case BulkStep.Refuse(int index, ScimException reason) ->
                Uni.createFrom().item(failure(index, null, reason.error()));
        };
    }

    private Uni<BulkResult> run(int index, BulkOperation.Valid operation) {
        String path = operation.endpoint();
        ResourceType type = type(path);
        BulkEndpoint endpoint = endpoint(type);
        String id = Objects.requireNonNullElse(operation.target(), "");
        Precondition ifMatch = ifMatch(operation);
        return switch (operation.verb()) {
            case POST -> endpoint.create(caller, type, operation.data()).map(done -> success(index, 201, path, done));
            case PUT ->
                endpoint.replace(caller, type, id, operation.data(), ifMatch)
                        .map(done -> success(index, 200, path, done));
            case PATCH ->
                endpoint.patch(caller, type, id, operation.data(), ifMatch)
                        .map(done -> success(index, 200, path, done));
            case DELETE ->
                endpoint.delete(caller, type, id, ifMatch)
                        .map(done -> new BulkResult(index, 204, path + "/" + id, null, null));
        };
    }

    private void finished(
            BulkStep step,
            @Nullable BulkResult result,
            @Nullable Throwable failure,
            UniEmitter<? super List<BulkResult>> answer) {
        lock.lock();
        try {
            inFlight--;
            BulkResult outcome = result == null ? failure(step.index(), path(step), error(failure)) : result;
            results.put(step.index(), outcome);
            ScimError error = outcome.error();
            if (error == null) {
                schedule.succeeded(step.index(), id(outcome));
            } else {
                schedule.failed(step.index(), new ScimException(error));
            }
        } finally {
            lock.unlock();
        }
        dispatch(answer);
    }

    private Precondition ifMatch(BulkOperation.Valid operation) {
        Precondition ifMatch = Precondition.parse(operation.version());
        boolean required =
                operation.verb() != BulkMethod.POST && caller.profile().on(Switch.REQUIRE_IF_MATCH);
        if (required && !ifMatch.given()) {
            throw new ScimException(
                    ScimError.of(428, "This directory takes changes only with the 'version' that is to be changed."));
        }
        return ifMatch;
    }

    private ResourceType type(String path) {
        ResourceType type = caller.types().at(path);
        if (type == null) {
            throw new ScimException(ScimError.notFound("There is no endpoint " + path + " for bulk operations."));
        }
        return type;
    }

    private BulkEndpoint endpoint(ResourceType type) {
        for (BulkEndpoint endpoint : endpoints) {
            if (endpoint.serves(type)) {
                return endpoint;
            }
        }
        throw new IllegalStateException("nobody serves " + type.name());
    }

    /** The resource that a failed operation was about, except a POST. */
    private static @Nullable String path(BulkStep step) {
        return step instanceof BulkStep.Run(int index, BulkOperation.Valid operation) && operation.target() != null
                ? operation.endpoint() + "/" + operation.target()
                : null;
    }

    private static String id(BulkResult result) {
        String path = Objects.requireNonNull(result.path(), "what succeeded has a path");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static BulkResult success(int index, int status, String endpoint, Written written) {
        return new BulkResult(index, status, endpoint + "/" + written.id(), written.version(), null);
    }

    private static BulkResult failure(int index, @Nullable String path, ScimError error) {
        return new BulkResult(index, error.status(), path, null, error);
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
