/** Roles and seats that a directory names for a person. */
@NullMarked
package io.rollcall.provisioning.named;

import org.jspecify.annotations.NullMarked;
