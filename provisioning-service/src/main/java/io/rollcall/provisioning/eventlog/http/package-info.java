/** The events API. */
@NullMarked
package io.rollcall.provisioning.eventlog.http;

import org.jspecify.annotations.NullMarked;
