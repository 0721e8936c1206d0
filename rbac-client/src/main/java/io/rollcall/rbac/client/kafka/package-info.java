/** Follows the topics. */
@NullMarked
package io.rollcall.rbac.client.kafka;

import org.jspecify.annotations.NullMarked;
