/** What the gateway has told of people and groups, for those who compare it with what they heard. */
@NullMarked
package io.rollcall.gateway.drift.store;

import org.jspecify.annotations.NullMarked;
