/** Decides locally, and follows what changes. */
@NullMarked
package io.rollcall.rbac.client;

import org.jspecify.annotations.NullMarked;
