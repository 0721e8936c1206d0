@NullMarked
package io.rollcall.kit;

import org.jspecify.annotations.NullMarked;
