/** Builds what is stale before a start, and runs the tests. */
@NullMarked
package io.rollcall.launcher.build;

import org.jspecify.annotations.NullMarked;
