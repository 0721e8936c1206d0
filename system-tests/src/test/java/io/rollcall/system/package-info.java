/** Black-box tests: a whole stack, used the way identity providers, admins and vendor services use it. */
@NullMarked
package io.rollcall.system;

import org.jspecify.annotations.NullMarked;
