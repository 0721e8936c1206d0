/** What the guards of directories have counted, in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.guard.store;

import org.jspecify.annotations.NullMarked;
