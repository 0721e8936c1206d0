/** Directory: the Kafka adapter. */
@NullMarked
package io.rollcall.provisioning.directory.kafka;

import org.jspecify.annotations.NullMarked;
