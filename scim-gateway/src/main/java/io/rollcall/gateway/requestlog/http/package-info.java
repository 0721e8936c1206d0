/** Notes requests as they end, and lets admins read them. */
@NullMarked
package io.rollcall.gateway.requestlog.http;

import org.jspecify.annotations.NullMarked;
