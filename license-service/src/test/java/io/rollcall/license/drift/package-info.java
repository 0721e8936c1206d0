/** Tests of drift and its repair. */
@NullMarked
package io.rollcall.license.drift;

import org.jspecify.annotations.NullMarked;
