@NullMarked
package io.rollcall.license.usage;

import org.jspecify.annotations.NullMarked;
