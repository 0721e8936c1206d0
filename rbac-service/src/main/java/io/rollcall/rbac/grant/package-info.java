/** Roles that admins give besides what the identity provider entitles people to. */
@NullMarked
package io.rollcall.rbac.grant;

import org.jspecify.annotations.NullMarked;
