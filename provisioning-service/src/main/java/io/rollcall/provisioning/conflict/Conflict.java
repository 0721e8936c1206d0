package io.rollcall.provisioning.conflict;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two living accounts have the same user name or e-mail address. Nothing is merged until an admin says so.
 *
 * @param shared what both have, folded
 * @param later the one who took it
 * @param earlier the one who had it
 */
public record Conflict(UUID id, String shared, Party later, Party earlier, Instant detectedAt) {

    /**
     * One of the two.
     *
     * @param directory the directory that owns them; absent when none does
     */
    public record Party(
            UserId id,
            User.Status status,
            String userName,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable DirectoryId directory) {

        public boolean local() {
            return directory == null;
        }
    }

    /**
     * Who would go when both are one: the one whom no directory owns, as a directory's id for a person is the one that
     * stays. Of two, the later; nobody, when directories own both.
     */
    public Optional<Party> goes() {
        return Stream.of(later, earlier).filter(Party::local).findFirst();
    }

    /** Who stays when the other goes. */
    public Party staysWithout(Party gone) {
        return gone.equals(later) ? earlier : later;
    }
}
