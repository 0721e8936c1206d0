/** What entitlements would do to roles and permissions, without doing it. */
@NullMarked
package io.rollcall.rbac.simulation;

import org.jspecify.annotations.NullMarked;
