/** Checks over HTTP. */
@NullMarked
package io.rollcall.rbac.decision.http;

import org.jspecify.annotations.NullMarked;
