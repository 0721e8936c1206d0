/** What this server can do. */
@NullMarked
package io.rollcall.gateway.discovery;

import org.jspecify.annotations.NullMarked;
