@NullMarked
package io.rollcall.gateway.ignored;

import org.jspecify.annotations.NullMarked;
