package io.rollcall.provisioning.directory;

import io.rollcall.kit.consumer.BatchHandler;

/** Remembers the directories of each tenant. */
public interface DirectoryNews {

    /** What the gateway tells of directories. */
    BatchHandler ofDirectories();
}
