/** Roles over HTTP. */
@NullMarked
package io.rollcall.rbac.role.http;

import org.jspecify.annotations.NullMarked;
