/** The facts about people in the order in which a subscriber reads them. */
@NullMarked
package io.rollcall.provisioning.eventlog;

import org.jspecify.annotations.NullMarked;
