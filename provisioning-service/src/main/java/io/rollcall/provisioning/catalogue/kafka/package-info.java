/** Catalogue: the Kafka adapter. */
@NullMarked
package io.rollcall.provisioning.catalogue.kafka;

import org.jspecify.annotations.NullMarked;
