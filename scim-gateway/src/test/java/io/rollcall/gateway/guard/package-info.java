@NullMarked
package io.rollcall.gateway.guard;

import org.jspecify.annotations.NullMarked;
