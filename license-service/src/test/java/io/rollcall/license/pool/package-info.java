@NullMarked
package io.rollcall.license.pool;

import org.jspecify.annotations.NullMarked;
