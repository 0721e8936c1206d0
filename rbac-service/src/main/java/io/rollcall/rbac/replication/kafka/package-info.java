/** How far the topics were followed. */
@NullMarked
package io.rollcall.rbac.replication.kafka;

import org.jspecify.annotations.NullMarked;
