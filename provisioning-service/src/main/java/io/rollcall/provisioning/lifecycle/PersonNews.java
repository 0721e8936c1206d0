package io.rollcall.provisioning.lifecycle;

import io.rollcall.kit.consumer.BatchHandler;

/** Brings what other services tell to the people concerned. */
public interface PersonNews {

    /** What the gateway tells of directory users. */
    BatchHandler ofDirectory();

    /** What rbac-service tells of the roles in effect. */
    BatchHandler ofRoles();

    /** What license-service tells of the seats in effect. */
    BatchHandler ofSeats();
}
