/** Lifecycle events that are sent to addresses of subscribers. */
@NullMarked
package io.rollcall.provisioning.webhook;

import org.jspecify.annotations.NullMarked;
