/** The roles of a tenant, compiled for decisions. */
@NullMarked
package io.rollcall.rbac.policy;

import org.jspecify.annotations.NullMarked;
