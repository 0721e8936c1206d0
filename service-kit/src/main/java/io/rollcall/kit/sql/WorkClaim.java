package io.rollcall.kit.sql;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The claim under which a request works: every transaction that it commits meanwhile says that the claim was carried out,
 * or fails when somebody else has it.
 */
public final class WorkClaim {

    private static final String KEY = WorkClaim.class.getName();

    private WorkClaim() {}

    /** Runs the work of the present request under the claim. */
    public static <T> Uni<T> within(UUID claim, Supplier<Uni<? extends T>> work) {
        Context request = Vertx.currentContext();
        if (request == null || !VertxContext.isDuplicatedContext(request)) {
            throw new IllegalStateException("a claim belongs to a request");
        }
        request.putLocal(KEY, claim);
        return Uni.createFrom().<T>deferred(work).onTermination().invoke(() -> request.removeLocal(KEY));
    }

    static Optional<UUID> current() {
        @Nullable Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context)
                ? Optional.ofNullable(context.getLocal(KEY))
                : Optional.empty();
    }
}
