@NullMarked
package io.rollcall.provisioning.eventlog;

import org.jspecify.annotations.NullMarked;
