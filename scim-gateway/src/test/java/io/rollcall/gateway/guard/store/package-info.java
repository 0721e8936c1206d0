@NullMarked
package io.rollcall.gateway.guard.store;

import org.jspecify.annotations.NullMarked;
