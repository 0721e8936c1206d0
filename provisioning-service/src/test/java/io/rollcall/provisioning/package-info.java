/** Tests of provisioning-service. */
@NullMarked
package io.rollcall.provisioning;

import org.jspecify.annotations.NullMarked;
