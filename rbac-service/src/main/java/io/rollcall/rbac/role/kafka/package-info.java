/** Learns from the topics which tenants there are. */
@NullMarked
package io.rollcall.rbac.role.kafka;

import org.jspecify.annotations.NullMarked;
