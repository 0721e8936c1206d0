package io.rollcall.provisioning.audit;

import io.rollcall.events.AttributeChange;
import io.rollcall.events.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What each row of the audit trail is bound to the one before by. */
public final class HashChain {

    private HashChain() {}

    /**
     * A row that is ready to be written.
     *
     * @param changes the values as JSON, and the salt of their digest; both absent when there are none
     */
    public record Link(AuditEntry entry, @Nullable String changes, byte @Nullable [] salt, Digest hash) {}

    /** Continues the chain behind its head. */
    public static List<Link> append(
            TenantId tenant, Head head, List<AuditFact> facts, Instant recordedAt, Supplier<byte[]> salts) {
        List<Link> links = new ArrayList<>(facts.size());
        Head last = head;
        for (AuditFact fact : facts) {
            Link link = next(tenant, last, fact, recordedAt, salts);
            links.add(link);
            last = new Head(link.entry().seq(), link.hash());
        }
        return links;
    }

    /** The row that the chain ends with. */
    public record Head(long seq, Digest hash) {
        public static final Head NONE = new Head(0, Digest.BEGINNING);
    }

    private static Link next(TenantId tenant, Head head, AuditFact fact, Instant recordedAt, Supplier<byte[]> salts) {
        List<AttributeChange> changes = fact.changes();
        String text = changes.isEmpty() ? null : ChangesJson.write(changes);
        byte[] salt = text == null ? null : salts.get();
        var digest = text == null || salt == null ? null : Digest.salted(salt, text);
        var entry = AuditEntry.of(tenant, head.seq() + 1, fact, recordedAt, digest);
        return new Link(entry, text, salt, hash(head.hash(), entry));
    }

    /** Every field with its length, so that nothing can move from one to the next. */
    static Digest hash(Digest previous, AuditEntry entry) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.write(previous.bytes());
            out.writeLong(entry.seq());
            time(out, entry.at());
            time(out, entry.recordedAt());
            text(out, entry.tenant());
            text(out, entry.id());
            text(out, entry.type());
            text(out, entry.actor().kind());
            text(out, entry.actor().id());
            text(out, entry.person());
            text(out, entry.requestId());
            text(out, entry.causedBy());
            text(out, entry.sentence());
            AccessFact access = entry.access();
            text(out, access == null ? null : access.aspect());
            out.writeLong(access == null ? 0 : access.version());
            text(out, access == null ? null : access.state());
            text(out, entry.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MessageDigest sha = Digest.sha256();
        return new Digest(sha.digest(bytes.toByteArray()));
    }

    private static void time(DataOutputStream out, Instant at) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
    }

    private static void text(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
