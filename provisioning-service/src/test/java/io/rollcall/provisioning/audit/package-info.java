/** The audit trail over the running service. */
@NullMarked
package io.rollcall.provisioning.audit;

import org.jspecify.annotations.NullMarked;
