/** Listens to the lifecycle topic. */
@NullMarked
package io.rollcall.provisioning.eventlog.kafka;

import org.jspecify.annotations.NullMarked;
