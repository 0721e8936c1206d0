/** Asks rbac-service. */
@NullMarked
package io.rollcall.rbac.client.http;

import org.jspecify.annotations.NullMarked;
