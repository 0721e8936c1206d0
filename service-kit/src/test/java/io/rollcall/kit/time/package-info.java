@NullMarked
package io.rollcall.kit.time;

import org.jspecify.annotations.NullMarked;
