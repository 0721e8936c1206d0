@NullMarked
package io.rollcall.gateway.testing;

import org.jspecify.annotations.NullMarked;
