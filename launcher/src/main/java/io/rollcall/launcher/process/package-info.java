/** Child processes: how they start, how one knows that they are ready, how they stop. */
@NullMarked
package io.rollcall.launcher.process;

import org.jspecify.annotations.NullMarked;
