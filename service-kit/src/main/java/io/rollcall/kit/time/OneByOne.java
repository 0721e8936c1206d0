package io.rollcall.kit.time;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Work on one item after the other, where trouble with one does not hold up those behind it. */
public final class OneByOne {

    private OneByOne() {}

    /**
     * Completes when all have had their turn.
     *
     * @param failed hears of each item that could not be worked on
     */
    public static <T> Uni<Void> each(
            Iterable<T> items, Function<? super T, Uni<Void>> work, BiConsumer<? super T, Throwable> failed) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> Uni.createFrom()
                        .<Void>deferred(() -> work.apply(item))
                        .onFailure()
                        .invoke(failure -> failed.accept(item, failure))
                        .onFailure()
                        .recoverWithNull())
                .onItem()
                .ignoreAsUni();
    }
}
