@NullMarked
package io.rollcall.gateway.dialect;

import org.jspecify.annotations.NullMarked;
