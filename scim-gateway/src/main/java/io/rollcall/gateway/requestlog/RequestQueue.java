package io.rollcall.gateway.requestlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Records that wait to be written: so many, and so many bytes, at most. Adding never waits. */
final class RequestQueue {
    private final Queue<RequestRecord> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final int maxCount;
    private final long maxBytes;

    RequestQueue(int maxCount, long maxBytes) {
        this.maxCount = maxCount;
        this.maxBytes = maxBytes;
    }

    /** @return false if there is no room */
    boolean offer(RequestRecord request) {
        long weight = request.weight();
        boolean full = count.incrementAndGet() > maxCount | bytes.addAndGet(weight) > maxBytes;
        if (full) {
            release(1, weight);
            return false;
        }
        waiting.add(request);
        return true;
    }

    List<RequestRecord> take(int most) {
        List<RequestRecord> taken = new ArrayList<>();
        long weight = 0;
        while (taken.size() < most) {
            RequestRecord next = waiting.poll();
            if (next == null) {
                break;
            }
            taken.add(next);
            weight += next.weight();
        }
        release(taken.size(), weight);
        return taken;
    }

    int size() {
        return count.get();
    }

    private void release(int records, long weight) {
        count.addAndGet(-records);
        bytes.addAndGet(-weight);
    }
}
