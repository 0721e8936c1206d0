/** Finds what services know differently of the same people, and puts it right. */
@NullMarked
package io.rollcall.provisioning.resync;

import org.jspecify.annotations.NullMarked;
