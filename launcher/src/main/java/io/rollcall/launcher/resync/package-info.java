/** Finding and repairing drift between the services of a running stack. */
@NullMarked
package io.rollcall.launcher.resync;

import org.jspecify.annotations.NullMarked;
