/** Why somebody may do something, or may not. */
@NullMarked
package io.rollcall.rbac.explanation;

import org.jspecify.annotations.NullMarked;
