/** Two living accounts that say they are the same person. */
@NullMarked
package io.rollcall.provisioning.conflict;

import org.jspecify.annotations.NullMarked;
