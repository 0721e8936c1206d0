/** What was read a moment ago. */
@NullMarked
package io.rollcall.kit.cache;

import org.jspecify.annotations.NullMarked;
