/** How the requests of a directory are read: its identity provider, and the switches an administrator has set. */
@NullMarked
package io.rollcall.gateway.dialect;

import org.jspecify.annotations.NullMarked;
