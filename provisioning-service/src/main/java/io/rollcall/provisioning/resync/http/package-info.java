/** Resync: the HTTP adapters, for admins and to the other services. */
@NullMarked
package io.rollcall.provisioning.resync.http;

import org.jspecify.annotations.NullMarked;
