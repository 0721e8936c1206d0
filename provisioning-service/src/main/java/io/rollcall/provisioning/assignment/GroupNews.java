package io.rollcall.provisioning.assignment;

import io.rollcall.kit.consumer.BatchHandler;

/** Takes over what the gateway tells of groups, and has their members judged again where it matters. */
public interface GroupNews {

    BatchHandler ofGroups();
}
