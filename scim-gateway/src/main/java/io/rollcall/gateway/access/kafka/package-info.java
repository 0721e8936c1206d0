/** Hears of roles and seats. */
@NullMarked
package io.rollcall.gateway.access.kafka;

import org.jspecify.annotations.NullMarked;
