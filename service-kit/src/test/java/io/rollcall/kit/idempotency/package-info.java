@NullMarked
package io.rollcall.kit.idempotency;

import org.jspecify.annotations.NullMarked;
