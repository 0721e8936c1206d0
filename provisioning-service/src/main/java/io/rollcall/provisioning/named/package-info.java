/** Roles and seats that a directory names for a person: what it said, whether that counts, and what it means. */
@NullMarked
package io.rollcall.provisioning.named;

import org.jspecify.annotations.NullMarked;
