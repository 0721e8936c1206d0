package io.rollcall.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder where the library unpacks PostgreSQL, once for all servers of this machine. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * Removes what an unpacking that was killed left behind: the library would stumble over it for ever. Returns whether there
     * was such a thing.
     */
    static boolean removeHalfUnpacked() throws IOException {
        var removed = false;
        try (var folders = Files.newDirectoryStream(directory(), "PG-*")) {
            for (var folder : folders) {
                if (!Files.exists(folder.resolve(".exists"))) {
                    Directories.delete(folder);
                    removed = true;
                }
            }
        }
        return removed;
    }

    private static Path directory() {
        var fallback = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
        return Path.of(System.getProperty("ot.epg.working-dir", fallback.toString()));
    }
}
