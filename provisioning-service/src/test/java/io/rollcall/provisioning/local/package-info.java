/** Tests of the local feature. */
@NullMarked
package io.rollcall.provisioning.local;

import org.jspecify.annotations.NullMarked;
