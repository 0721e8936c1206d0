@NullMarked
package io.rollcall.kit.cache;

import org.jspecify.annotations.NullMarked;
