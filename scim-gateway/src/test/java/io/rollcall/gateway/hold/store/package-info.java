@NullMarked
package io.rollcall.gateway.hold.store;

import org.jspecify.annotations.NullMarked;
