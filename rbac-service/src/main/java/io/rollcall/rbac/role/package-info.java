/** Roles, predefined and custom, and which permissions each one gives. */
@NullMarked
package io.rollcall.rbac.role;

import org.jspecify.annotations.NullMarked;
