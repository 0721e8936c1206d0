package io.rollcall.gateway.dialect;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where the dialects of directories are kept. */
public interface ProfileStore {

    Uni<Optional<DirectoryProfile>> find(TenantId tenant, DirectoryId directory);

    /** Remembers what a request has shown, unless something surer is known meanwhile. */
    Uni<Void> detected(TenantId tenant, DirectoryId directory, DirectoryProfile.Detected detected);

    /**
     * Changes override and switches. Two of these for one directory wait for each other.
     *
     * @return what is kept now; empty if there is no such directory. Fails with {@link NamesShared} if names of groups
     *     are to be unique and are not.
     */
    Uni<Optional<DirectoryProfile>> change(
            TenantId tenant, DirectoryId directory, UnaryOperator<DirectoryProfile> change);

    /** Groups of the directory share a name. */
    final class NamesShared extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NamesShared(Throwable cause) {
            super("groups share a name", cause);
        }
    }
}
