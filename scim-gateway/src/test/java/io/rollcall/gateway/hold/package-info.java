@NullMarked
package io.rollcall.gateway.hold;

import org.jspecify.annotations.NullMarked;
