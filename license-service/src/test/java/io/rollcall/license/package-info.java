@NullMarked
package io.rollcall.license;

import org.jspecify.annotations.NullMarked;
