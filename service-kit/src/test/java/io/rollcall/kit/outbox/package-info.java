@NullMarked
package io.rollcall.kit.outbox;

import org.jspecify.annotations.NullMarked;
