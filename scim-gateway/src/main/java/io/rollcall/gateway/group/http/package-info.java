/** /Groups. */
@NullMarked
package io.rollcall.gateway.group.http;

import org.jspecify.annotations.NullMarked;
