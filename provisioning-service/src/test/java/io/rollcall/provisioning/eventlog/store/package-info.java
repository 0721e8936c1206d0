@NullMarked
package io.rollcall.provisioning.eventlog.store;

import org.jspecify.annotations.NullMarked;
