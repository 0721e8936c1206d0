package io.rollcall.kit.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to read more than the limit. */
final class LimitedStream extends FilterInputStream {

    private long left;

    LimitedStream(InputStream body, long limit) {
        super(body);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            took(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        took(Math.max(0, count));
        return count;
    }

    /** Marks would let bytes be counted twice. */
    @Override
    public boolean markSupported() {
        return false;
    }

    private void took(int count) {
        left -= count;
        if (left < 0) {
            throw new ProblemException(StatusProblems.of(413));
        }
    }
}
