/** Reads people for decisions. */
@NullMarked
package io.rollcall.rbac.decision.store;

import org.jspecify.annotations.NullMarked;
