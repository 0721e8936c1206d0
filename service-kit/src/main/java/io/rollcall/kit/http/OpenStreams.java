package io.rollcall.kit.http;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets only so many server-sent event streams of one tenant or directory be open in this instance: each holds a connection
 * and asks the database again and again.
 */
@ApplicationScoped
public class OpenStreams {

    private final int most;
    private final Map<Object, Integer> open = new ConcurrentHashMap<>();

    OpenStreams(@ConfigProperty(name = "rollcall.streams.most", defaultValue = "20") int most) {
        this.most = most;
    }

    /**
     * The stream, unless it is one too many: then 429. What ends, for whatever reason, makes room for another.
     *
     * <p>It takes room when it begins, so that one that never does takes none. By then the answer has begun as well, and
     * the one who loses against another at the same moment is not told why the stream ends; so it is looked before, too.
     *
     * @param whose is followed, such as the id of a directory; by its class as well as by its value
     * @param what is followed, for the one who is refused
     */
    public <T> Multi<T> limit(Object whose, String what, Multi<T> stream) {
        if (open.getOrDefault(whose, 0) >= most) {
            throw tooMany(what);
        }
        return Multi.createFrom()
                .deferred(() -> enter(whose)
                        ? stream.onTermination().invoke(() -> leave(whose))
                        : Multi.createFrom().failure(tooMany(what)));
    }

    private boolean enter(Object whose) {
        boolean room = open.merge(whose, 1, Integer::sum) <= most;
        if (!room) {
            leave(whose);
        }
        return room;
    }

    private void leave(Object whose) {
        open.computeIfPresent(whose, (same, streams) -> streams == 1 ? null : streams - 1);
    }

    private ProblemException tooMany(String what) {
        return new ProblemException(
                429,
                "too-many-streams",
                "Too many streams are open",
                "%d streams follow %s already, and no more may at a time. Close one of them, or try again when one has ended."
                        .formatted(most, what),
                Map.of("most", most));
    }
}
