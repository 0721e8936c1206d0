/** Local people: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.gateway.local.store;

import org.jspecify.annotations.NullMarked;
