/** Judging everyone again after the assignments changed. */
@NullMarked
package io.rollcall.provisioning.reevaluation;

import org.jspecify.annotations.NullMarked;
