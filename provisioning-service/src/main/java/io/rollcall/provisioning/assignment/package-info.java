/** Ranked assignments: which groups of the identity provider give which roles and seats. */
@NullMarked
package io.rollcall.provisioning.assignment;

import org.jspecify.annotations.NullMarked;
