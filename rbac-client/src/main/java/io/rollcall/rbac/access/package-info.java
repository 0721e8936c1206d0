/** What a person has, and the one place where access is decided. */
@NullMarked
package io.rollcall.rbac.access;

import org.jspecify.annotations.NullMarked;
