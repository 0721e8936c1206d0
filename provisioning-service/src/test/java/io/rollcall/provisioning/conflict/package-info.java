/** Tests of the conflict feature. */
@NullMarked
package io.rollcall.provisioning.conflict;

import org.jspecify.annotations.NullMarked;
