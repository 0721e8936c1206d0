/** Comparing what is known of people with those who said it, and putting it right. */
@NullMarked
package io.rollcall.rbac.drift;

import org.jspecify.annotations.NullMarked;
