/** The request log in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.requestlog.store;

import org.jspecify.annotations.NullMarked;
