/** Lets other services decide locally: tells them what is known, and how far that is. */
@NullMarked
package io.rollcall.rbac.replication;

import org.jspecify.annotations.NullMarked;
