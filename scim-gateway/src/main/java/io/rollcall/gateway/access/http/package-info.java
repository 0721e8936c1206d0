/** /Roles, /Entitlements and /Licenses, and the setting that demands known values. */
@NullMarked
package io.rollcall.gateway.access.http;

import org.jspecify.annotations.NullMarked;
