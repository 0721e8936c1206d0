/** What a native image of a service has to know at build time. */
@NullMarked
package io.rollcall.kit.nativeimage;

import org.jspecify.annotations.NullMarked;
