@NullMarked
package io.rollcall.gateway.traffic;

import org.jspecify.annotations.NullMarked;
