package io.rollcall.kit.http;

import io.vertx.ext.web.RoutingContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What tells one request from another: the digest of its method, address and body, which it takes while that is read. */
public final class BodyDigest extends FilterInputStream {

    /** The header of requests that are told from others. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String KEY = BodyDigest.class.getName();

    private final MessageDigest digest;

    private BodyDigest(InputStream body, MessageDigest digest) {
        super(body);
        this.digest = digest;
    }

    /** Of a request whose body, if it has one, was read. */
    public static byte[] ofRequest(RoutingContext request) {
        MessageDigest digest = sha256();
        digest.update(
                (request.request().method() + " " + request.request().uri() + "\n").getBytes(StandardCharsets.UTF_8));
        MessageDigest body = request.get(KEY);
        if (body != null) {
            digest.update(body.digest());
        }
        return digest.digest();
    }

    static InputStream taken(InputStream body, RoutingContext request) {
        MessageDigest digest = sha256();
        request.put(KEY, digest);
        return new BodyDigest(body, digest);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            digest.update((byte) value);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            digest.update(buffer, offset, count);
        }
        return count;
    }

    /** Marks would let bytes be counted twice. */
    @Override
    public boolean markSupported() {
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
