/** The members of a tenant, as admins see them. */
@NullMarked
package io.rollcall.provisioning.member;

import org.jspecify.annotations.NullMarked;
