package io.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.List;

/** What admins should know about a request that was granted: noted while it runs, told by the request log. */
public final class Remarks {
    private static final int MOST = 10;

    private volatile List<String> texts = List.of();

    /** A transaction that is run again may say the same again. */
    public synchronized void add(String text) {
        if (texts.size() < MOST && !texts.contains(text)) {
            List<String> more = new ArrayList<>(texts);
            more.add(text);
            texts = List.copyOf(more);
        }
    }

    public List<String> texts() {
        return texts;
    }
}
