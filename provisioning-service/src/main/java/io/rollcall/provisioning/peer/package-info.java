/** How this service shows the other services who it is. */
@NullMarked
package io.rollcall.provisioning.peer;

import org.jspecify.annotations.NullMarked;
