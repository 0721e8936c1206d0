@NullMarked
package io.rollcall.kit.nativeimage;

import org.jspecify.annotations.NullMarked;
