/** People as decisions see them: active or not, roles, seats. */
@NullMarked
package io.rollcall.rbac.subject;

import org.jspecify.annotations.NullMarked;
