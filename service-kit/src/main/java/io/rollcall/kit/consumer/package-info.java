/** Batch consumption: one transaction per tenant, retries in place, dead letters. */
@NullMarked
package io.rollcall.kit.consumer;

import org.jspecify.annotations.NullMarked;
