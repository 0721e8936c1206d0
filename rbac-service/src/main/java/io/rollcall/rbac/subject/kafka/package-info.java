/** Learns about people from the topics of the other services. */
@NullMarked
package io.rollcall.rbac.subject.kafka;

import org.jspecify.annotations.NullMarked;
