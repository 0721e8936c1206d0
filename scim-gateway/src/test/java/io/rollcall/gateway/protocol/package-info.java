@NullMarked
package io.rollcall.gateway.protocol;

import org.jspecify.annotations.NullMarked;
