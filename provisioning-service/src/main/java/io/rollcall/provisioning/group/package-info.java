/** Groups of the identity providers, as far as assignments and members need them. */
@NullMarked
package io.rollcall.provisioning.group;

import org.jspecify.annotations.NullMarked;
