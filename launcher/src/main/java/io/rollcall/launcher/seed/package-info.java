/** Fills a new stack with demo tenants, over the public admin APIs. */
@NullMarked
package io.rollcall.launcher.seed;

import org.jspecify.annotations.NullMarked;
