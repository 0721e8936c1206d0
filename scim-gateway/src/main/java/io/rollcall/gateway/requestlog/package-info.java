/** What identity providers asked and were answered, in words and as it was sent. */
@NullMarked
package io.rollcall.gateway.requestlog;

import org.jspecify.annotations.NullMarked;
