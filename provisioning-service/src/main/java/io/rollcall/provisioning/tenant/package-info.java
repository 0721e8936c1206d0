/** The vendor's customers. */
@NullMarked
package io.rollcall.provisioning.tenant;

import org.jspecify.annotations.NullMarked;
