/** Who may do what, and why. */
@NullMarked
package io.rollcall.rbac.decision;

import org.jspecify.annotations.NullMarked;
