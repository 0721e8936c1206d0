/** Manual roles over HTTP. */
@NullMarked
package io.rollcall.rbac.grant.http;

import org.jspecify.annotations.NullMarked;
