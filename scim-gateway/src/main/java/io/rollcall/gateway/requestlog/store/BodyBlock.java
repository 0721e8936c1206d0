package io.rollcall.gateway.requestlog.store;

import io.rollcall.gateway.requestlog.LoggedRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of a batch of entries, packed together. What identity providers send is so alike that hundreds of bodies
 * take little more room than a few, and that the fastest packing is good enough.
 */
final class BodyBlock {
    private static final int NONE = -1;
    private static final int BUFFER = 8192;

    /** The two bodies of an entry. */
    record Bodies(@Nullable String request, @Nullable String response) {}

    private BodyBlock() {}

    static boolean hasBody(LoggedRequest entry) {
        return entry.requestBody() != null || entry.responseBody() != null;
    }

    /** Bodies of entries that have any; a body's place in the block is that of its entry in the list. */
    static byte[] pack(List<LoggedRequest> entries) {
        var packed = new ByteArrayOutputStream(BUFFER);
        var fast = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DataOutputStream(new DeflaterOutputStream(packed, fast, BUFFER))) {
            for (LoggedRequest entry : entries) {
                write(out, entry.requestBody());
                write(out, entry.responseBody());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return packed.toByteArray();
    }

    static Bodies unpack(byte[] block, int slot) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(block)))) {
            for (int skipped = 0; skipped < 2 * slot; skipped++) {
                in.skipNBytes(Math.max(0, in.readInt()));
            }
            return new Bodies(read(in), read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, @Nullable String body) throws IOException {
        if (body == null) {
            out.writeInt(NONE);
            return;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NONE ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
