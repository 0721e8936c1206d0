/** Access tokens of callers of the admin APIs. */
@NullMarked
package io.rollcall.kit.token;

import org.jspecify.annotations.NullMarked;
